// At every width: nothing runs off the side, nothing lies on top of something else; and on paper.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { drawAll, file, go, launch, open } from "../browser.mjs";

const WIDTHS = [390, 1024, 1680];
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

for (const name of ["story", "example", "hostile", "forty"])
  for (const width of WIDTHS)
    test(`nothing runs off the side: ${name} at ${width}`, async () => {
      const { page, context } = await open(browser, file(`${name}.html`), { viewport: { width, height: 800 } });
      await drawAll(page);
      const wide = await page.evaluate(() => ({
        page: document.documentElement.scrollWidth - innerWidth,
        parts: [...document.querySelectorAll("main *:not(svg *)")]
          .filter((e) => !e.closest(".scroll, .drawing, .unseen, .sides, thead"))
          .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
          .map((e) => `${e.tagName}.${e.className}`).slice(0, 5),
      }));
      assert.deepEqual(wide, { page: 0, parts: [] });
      await context.close();
    });

/** The words of a drawing that lie over each other, or out of the window. */
async function clashes(page, selector) {
  return page.evaluate((which) => {
    const boxes = [...document.querySelectorAll(which)]
      .map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0);
    const over = [];
    for (const [i, one] of boxes.entries())
      for (const other of boxes.slice(i + 1))
        if (one.box.left < other.box.right - 1 && other.box.left < one.box.right - 1 &&
          one.box.top < other.box.bottom - 3 && other.box.top < one.box.bottom - 3)
          over.push([one.words, other.words]);
    return { over, out: boxes.filter(({ box }) => box.right > innerWidth).map(({ words }) => words), n: boxes.length };
  }, selector);
}

describe("no two names overlap", () => {
  for (const name of ["story", "example", "forty", "plenty"])
    for (const width of WIDTHS)
      test(`${name} at ${width}`, async () => {
        const { page, context } = await open(browser, file(`${name}.html`), { viewport: { width, height: 800 } });
        await drawAll(page);
        const drawings = [".stemma .witness text, .stemma .fold text", ".stemma .tick-words",
          ".times .times-title, .times .value-link text, .times .earlier", ".times .pill-words", ".times .tick-words",
          ".countries .names text, .countries .figure"];
        for (const selector of drawings) {
          const { over, out } = await clashes(page, selector);
          assert.deepEqual({ over, out }, { over: [], out: [] }, selector);
        }
        await go(page, "#family");
        assert.ok((await clashes(page, ".stemma .witness text")).n > 4);
        await context.close();
      });
});

describe("on paper", () => {
  test("each drawing is there at once, no wider than the paper, and nothing is left folded", async () => {
    const { page, context } = await open(browser, file("example.html"), { viewport: { width: 1680, height: 900 } });
    const seen = await page.evaluate(() => {
      window.dispatchEvent(new Event("beforeprint"));
      return {
        drawn: [".stemma", ".matrix", ".times", ".countries"].filter((which) => !document.querySelector(which)),
        wide: [...document.querySelectorAll(".drawing svg")].filter((svg) => Number(svg.getAttribute("width")) > 700).length,
        high: [...document.querySelectorAll(".drawing svg")].filter((svg) => Number(svg.getAttribute("height")) > 1000 && !svg.matches(".stemma")).length,
        folded: document.querySelectorAll("main .show-all").length,
        closed: document.querySelectorAll("main details:not([open])").length,
      };
    });
    assert.deepEqual(seen, { drawn: [], wide: 0, high: 0, folded: 0, closed: 0 });
    await context.close();
  });

  for (const name of ["story", "example"])
    test(`every text is there, and the views: ${name}`, async () => {
      const { page, context } = await open(browser, file(`${name}.html`));
      await page.emulateMedia({ media: "print" });
      const pdf = await page.pdf({ format: "A4" });
      assert.ok(pdf.length > 20_000);
      const reports = await page.evaluate(() => JSON.parse(document.getElementById("dossier").textContent).stories[0].reports.length);
      assert.equal(await page.locator("#appendix article").count(), reports);
      assert.equal(await page.locator("section.waiting").count(), 0);
      for (const hidden of [".page-head", ".toolbar", ".panel"])
        assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
      await context.close();
    });
});
