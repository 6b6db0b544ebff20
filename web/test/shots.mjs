// Pictures of every view of a page, at three widths, light and dark: node test/shots.mjs PAGE FOLDER [WIDTH…]
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, open, VIEWS } from "./browser.mjs";

const [path, folder, ...only] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const width of only.length ? only.map(Number) : [390, 1024, 1680])
  for (const colorScheme of ["light", "dark"]) {
    const { page, trouble, context } = await open(browser, path, { colorScheme, viewport: { width, height: 900 } });
    for (const rule of [".entry, .side-row { content-visibility: visible !important }", ".page-head { position: static }"])
      await page.evaluate((one) => document.styleSheets[0].insertRule(one, document.styleSheets[0].cssRules.length), rule);
    for (const view of VIEWS)
      await page.evaluate((id) => { location.hash = `#${id}`; }, view);
    await page.waitForTimeout(200);
    for (const view of ["top", ...VIEWS])
      await page.locator(`main > section#${view}`).screenshot({ path: join(folder, `${view}-${width}-${colorScheme}.png`) });
    const shot = async (name, hash) => {
      if (!hash) return;
      await page.evaluate((where) => { location.hash = where; }, hash);
      await page.waitForTimeout(100);
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
    };
    const first = (selector) => page.locator(selector).first().getAttribute("href").catch(() => null);
    const links = await Promise.all([first("#ledger a.value"), first("#voices a.words"), first("#family a.edge")]);
    await shot("reading", links[0]);
    await shot("claim", links[1]);
    await shot("pair", links[2]);
    if (trouble.length) console.log(width, colorScheme, trouble);
    await context.close();
  }
await browser.close();
