// What became of the words of a sentence: dropped, added, replaced, moved; figures and names loud.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../load.mjs";

const { changed } = await load("diff.ts");
const told = (runs) => runs.filter(({ fate }) => fate !== "same")
  .map(({ fate, text, loud }) => `${fate}${loud ? "!" : ""}: ${text.trim()}`);
const both = (before, after) => {
  const change = changed(before, after);
  return [told(change.before), told(change.after)];
};

test("the runs of each side are its own words", () => {
  const [one, other] = ["“No,” she said on Friday.", "“Yes”, said she on Monday!"];
  const change = changed(one, other);
  assert.equal(change.before.map(({ text }) => text).join(""), one);
  assert.equal(change.after.map(({ text }) => text).join(""), other);
});

test("the same sentence has changed in nothing, straight and curly marks being the same", () => {
  assert.deepEqual(both("“It didn’t sink.”", '"It didn\'t sink."'), [[], []]);
});

test("a figure replaced is loud, the words beside it are not", () => {
  assert.deepEqual(both("Some 40 boats left.", "About 60 ships left."),
    [["replaced: Some", "replaced!: 40", "replaced: boats"], ["replaced: About", "replaced!: 60", "replaced: ships"]]);
});

test("a negation added and a name dropped are loud", () => {
  assert.deepEqual(both("The pilot said Marlow was hit.", "The pilot said it was not hit."),
    [["replaced!: Marlow"], ["replaced: it", "added!: not"]]);
});

test("the capital letter that begins a sentence is no name", () => {
  assert.deepEqual(both("Boats left.", "Ships left."), [["replaced: Boats"], ["replaced: Ships"]]);
});

test("words set elsewhere have moved", () => {
  assert.deepEqual(both("Late on Sunday night, the two boats came home.", "The two boats came home late on Sunday night."),
    [["moved: Late on Sunday night", "dropped: ,"], ["moved: late on Sunday night"]]);
});

test("a small word left by chance between wide changes is not kept", () => {
  const [before] = both("four men rowed hard to their old harbour wall", "nobody there would speak to any reporter who asked");
  assert.deepEqual(before.filter((run) => run.startsWith("replaced")).length > 0, true);
  assert.equal(changed("four men rowed hard to their old harbour wall", "nobody there would speak to any reporter who asked")
    .before.some(({ fate }) => fate === "same"), false);
});
