// Offsets count code points, controls become visible signs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../load.mjs";

const { ReportText, shown, shortened } = await load("text.ts");

test("a slice counts code points, not units", () => {
  const text = new ReportText([[0, "🚒🚑 two signs"]]);
  assert.equal(text.slice(1, 6), "🚑 two");
  assert.deepEqual(text.held(), [[0, 12]]);
});

test("an excerpt tells what it leaves out", () => {
  const text = new ReportText([[10, "first."], [30, "second."]]);
  assert.equal(text.slice(10, 37), "first. … second.");
  assert.equal(text.holds(17, 29), false);
  assert.equal(text.slice(17, 20), "…");
});

test("controls and marks that turn a line round are shown, halves of signs replaced", () => {
  assert.equal(shown("a\u0000b\u202ec\ud83d"), "a␀b␦c\ufffd");
  assert.equal(shown("two\nlines\tkept"), "two\nlines\tkept");
});

test("what is shortened ends at a word", () => {
  assert.equal(shortened("one two three four", 12), "one two…");
  assert.equal(shortened("short", 12), "short");
});
