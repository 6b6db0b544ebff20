// Every link leads somewhere; every figure reaches its sentence by keyboard; nobody is shut out.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { drawAll, file, go, launch, open } from "../browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Where one of each kind of evidence opens from. */
const OPENERS = ["#ledger a.value", "#ledger a.handle", "#family a.edge", "#family a.witness", "#voices a.words"];
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

async function serious(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")} ${nodes[0].failureSummary}`);
}

/** Follow every link of the page, and every link of what opens, and return those that lead nowhere. */
async function lost(page) {
  return page.evaluate(async () => {
    const local = () => [...document.querySelectorAll("a[href^='#']")].map((a) => a.getAttribute("href"));
    const pending = new Set(local());
    const missing = [];
    for (const hash of pending) {
      await new Promise((done) => {
        if (location.hash === hash) return done();
        window.addEventListener("hashchange", done, { once: true });
        location.hash = hash;
      });
      const at = /^#at-(.+)-\d+-\d+$/.exec(hash);
      const target = at ? document.querySelector(".panel .aim") : document.getElementById(hash.slice(1));
      const told = hash.startsWith("#claim-") && !document.querySelector(".panel .here, .panel .now");
      if (!target || told) missing.push(hash);
      for (const more of local()) pending.add(more);
    }
    return { missing, links: pending.size };
  });
}

/** Go from a focused figure to its sentences, and from there to the characters, by keyboard only. */
async function follow(page, hash) {
  await page.keyboard.press("Enter");
  await page.waitForFunction((id) => document.getElementById(id)?.closest(".panel"), hash.slice(1));
  for (let i = 0; i < 12; i += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.matches(".panel a.claim"))) break;
  }
  const claim = await page.evaluate(() => document.activeElement?.getAttribute("href"));
  assert.match(claim ?? "", /^#claim-/, hash);
  await page.keyboard.press("Enter");
  await page.waitForFunction((id) => document.getElementById(id), claim.slice(1));
  return page.evaluate(() => {
    const { top } = document.activeElement.getBoundingClientRect();
    return {
      marked: document.activeElement.classList.contains("now"),
      sentence: Boolean(document.activeElement.closest(".here")),
      seen: top >= 0 && top < innerHeight,
    };
  });
}

for (const name of ["story", "example", "hostile", "excerpts"])
  describe(`the ${name} page`, () => {
    test("every link's target exists", async () => {
      const { page, trouble, context } = await open(browser, file(`${name}.html`));
      await drawAll(page);
      const found = await lost(page);
      assert.deepEqual(found.missing, []);
      assert.ok(found.links > 30, `only ${found.links} links`);
      assert.deepEqual(trouble, []);
      await context.close();
    });

    test("every figure reaches its highlighted sentence by keyboard", async () => {
      const { page, context } = await open(browser, file(`${name}.html`));
      await drawAll(page);
      const figures = await page.locator("#ledger a.value").count();
      assert.ok(figures > 0);
      await page.locator("#ledger h2").evaluate((h) => { h.tabIndex = -1; h.focus(); });
      const reached = new Set();
      for (let presses = 0; presses < 5000 && reached.size < figures; presses += 1) {
        await page.keyboard.press("Tab");
        const hash = await page.evaluate(() => {
          const at = document.activeElement;
          return at?.matches("#ledger a.value") ? at.getAttribute("href") : null;
        });
        if (!hash || reached.has(hash)) continue;
        reached.add(hash);
        assert.deepEqual(await follow(page, hash), { marked: true, sentence: true, seen: true }, hash);
        await page.goBack();
        await page.keyboard.press("Escape");
        assert.equal(await page.locator(".panel").isVisible(), false);
        await page.locator(`#ledger a.value[href="${hash}"]`).focus();
      }
      assert.equal(reached.size, figures);
      await context.close();
    });

    for (const colorScheme of ["light", "dark"])
      test(`no serious barrier, ${colorScheme}`, async () => {
        const { page, context } = await open(browser, file(`${name}.html`), { colorScheme });
        await drawAll(page);
        assert.deepEqual(await serious(page), []);
        for (const selector of OPENERS) {
          const opener = page.locator(selector);
          if ((await opener.count()) === 0) continue;
          const hash = await opener.first().getAttribute("href");
          await go(page, hash);
          assert.deepEqual(await serious(page), [], hash);
        }
        await context.close();
      });
  });

test("closing the evidence gives the focus back to what opened it", async () => {
  const { page, context } = await open(browser, file("story.html"));
  await drawAll(page);
  const value = page.locator("#ledger a.value").first();
  await value.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".panel:not([hidden])");
  await page.keyboard.press("Escape");
  assert.equal(await value.evaluate((e) => e === document.activeElement), true);
  await context.close();
});

test("a deep link opens the evidence at once", async () => {
  const dossier = JSON.parse(readFileSync(file("story.json"), "utf8"));
  const [claim] = dossier.claims;
  const { page, context } = await open(browser, file("story.html"), { hash: `#claim-${claim.id}` });
  assert.equal(await page.locator(".panel .text .now").first().isVisible(), true);
  await context.close();
});
