// Whatever a report says, the page complains of nothing, asks for nothing and runs nothing.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { drawAll, file, launch, open } from "../browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

for (const name of ["story", "example", "hostile", "excerpts"])
  describe(`the ${name} page`, () => {
    test("complains of nothing, asks for nothing and runs nothing", async () => {
      const { page, trouble, context } = await open(browser, file(`${name}.html`));
      await drawAll(page);
      assert.equal(await page.evaluate(() => "hacked" in window), false);
      assert.deepEqual(trouble, []);
      await context.close();
    });

    test("holds no script, frame, image or address but its own", async () => {
      const { page, context } = await open(browser, file(`${name}.html`));
      await drawAll(page);
      const strange = await page.evaluate(() => [
        ...document.querySelectorAll("body script:not(#dossier):not(:last-of-type), iframe, object, embed, img, link, base"),
        ...document.querySelectorAll("a[href]:not([href^='#']):not([href^='http'])"),
      ].map((e) => e.outerHTML.slice(0, 120)));
      const handlers = await page.evaluate(() => [...document.querySelectorAll("#page *")]
        .filter((e) => [...e.attributes].some(({ name }) => /^on/i.test(name) || name === "style"))
        .map((e) => e.outerHTML.slice(0, 120)).filter((told) => !/style=/.test(told)));
      assert.deepEqual([strange, handlers], [[], []]);
      await context.close();
    });
  });

test("a script put into the page later does not run: the policy holds", async () => {
  const { page, context } = await open(browser, file("story.html"));
  const refused = await page.evaluate(() => {
    let thrown = "";
    try {
      document.body.innerHTML = "<img src=x onerror='window.hacked = 1'>";
    } catch (error) {
      thrown = error.name;
    }
    const script = document.createElement("script");
    try {
      script.text = "window.hacked = 1";
      document.body.append(script);
    } catch { /* refused, as it should be */ }
    return { thrown, hacked: "hacked" in window };
  });
  assert.deepEqual(refused, { thrown: "TypeError", hacked: false });
  await context.close();
});
