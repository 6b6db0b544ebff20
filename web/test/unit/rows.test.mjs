// Sentences that go back to one text stand in one row; what moved is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../load.mjs";

const { rows, packed, shared } = await load("rows.ts");
const columns = (...sizes) => sizes.map((sentences, report) => ({ report, sentences }));
const shape = (told) => told.map((row) => row.map((cells) => cells.map((c) => (c.moved ? `${c.sentence}!` : c.sentence)).join("+")).join("|"));

test("each side keeps its order, and a sentence without its like its place", () => {
  const told = rows(columns(3, 3), () => [[0, 0, "verbatim"], [2, 2, "rewrite"]]);
  assert.deepEqual(shape(told), ["0|0", "|1", "1|", "2|2"]);
  assert.deepEqual(shape(packed(told)), ["0|0", "1|1", "2|2"]);
  assert.equal(told.filter(shared).length, 2);
});

test("a sentence out of its order stands beside its like and is marked", () => {
  const told = rows(columns(3, 3), () => [[0, 2, "verbatim"], [1, 0, "verbatim"], [2, 1, "verbatim"]]);
  assert.deepEqual(shape(told), ["0|2!", "1|0", "2|1"]);
});

test("two sentences that render one stand together", () => {
  assert.deepEqual(shape(rows(columns(1, 2), () => [[0, 0, "rewrite"], [0, 1, "rewrite"]])), ["0|0+1"]);
});

test("a third column joins through either of the others", () => {
  const links = (left, right) => (left === 1 && right === 2 ? [[0, 1, "verbatim"]] : []);
  assert.deepEqual(shape(rows(columns(1, 1, 2), links)), ["||0", "|0|1", "0||"]);
});
