// How fast a page is: node test/speed.mjs PAGE prints one line of JSON. Times are milliseconds.
import { launch, open, drawAll } from "./browser.mjs";

const ROUNDS = 5;
const to = (hash) => { location.hash = hash; };
const choose = ([at, value]) => {
  const select = document.querySelectorAll("#ledger select")[at];
  select.value = value;
  select.dispatchEvent(new Event("change"));
};
const write = (value) => {
  const input = document.querySelector("#ledger input");
  input.value = value;
  input.dispatchEvent(new Event("input"));
};

/** From the start of loading to the first view on screen, by the clock; and what it cost the main thread. */
async function firstView(page, spent) {
  const painted = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    done(paint ? paint.startTime : performance.now());
  }))));
  return { painted: Math.round(painted), work: Math.round(await spent()) };
}

/** The main thread's work from each act until its picture is on screen: the best of some rounds. */
async function interactions(page, spent) {
  const links = (selector) => page.locator(selector).evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  const acts = {
    rule: [choose, [[1, "range"], [1, "conservative"], [1, ""]]],
    verdict: [choose, [[0, "conflicting"], [0, "single"], [0, ""]]],
    find: [write, ["dive", "2", ""]],
    claim: [to, await links("#ledger .tellers a")],
    reading: [to, await links("#ledger a.value")],
    compare: [to, await links("#family a.edge")],
    entry: [to, await links("#time a[href^='#entry']")],
    place: [to, await links("#map a.spot")],
  };
  const taken = {};
  for (const [name, [act, values]] of Object.entries(acts)) {
    taken[name] = Infinity;
    for (let i = 0; i < ROUNDS && values.length > 0; i += 1) {
      const start = await spent();
      await page.evaluate(act, values[(i * 7) % values.length]);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      taken[name] = Math.min(taken[name], Math.round((await spent()) - start));
    }
  }
  return taken;
}

/** Measure a page in a browser: its first view, then what each kind of act costs. */
export async function measure(browser, path) {
  let spent = async () => 0;
  const { page, trouble, context } = await open(browser, path, { ready: async (within, blank) => {
    const cdp = await within.newCDPSession(blank);
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    spent = async () => (await cdp.send("Performance.getMetrics")).metrics
      .find(({ name }) => name === "TaskDuration").value * 1000;
  } });
  const first = await firstView(page, spent);
  await drawAll(page);
  const acts = await interactions(page, spent);
  await context.close();
  return { first, acts, trouble };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const browser = await launch();
  console.log(JSON.stringify(await measure(browser, process.argv[2])));
  await browser.close();
}
