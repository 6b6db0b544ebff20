// A story of two hundred reports: the first view within a second, every act within a tenth.
import assert from "node:assert/strict";
import { test } from "node:test";
import { file, launch } from "../browser.mjs";
import { measure } from "../speed.mjs";

const FIRST_VIEW = 1000;
const ACT = 100;

test("two hundred reports: first view within a second, acts within a tenth", async () => {
  const browser = await launch();
  const { first, acts, trouble } = await measure(browser, file("plenty.html"));
  await browser.close();
  console.log(JSON.stringify({ first, acts }));
  assert.deepEqual(trouble, []);
  assert.ok(first.painted <= FIRST_VIEW, `first view after ${first.painted} ms`);
  for (const [name, taken] of Object.entries(acts)) assert.ok(taken <= ACT, `${name}: ${taken} ms`);
});
