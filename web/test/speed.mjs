// How fast a page is: node test/speed.mjs PAGE prints one line of JSON. Times are milliseconds.
import { launch, open, drawAll } from "./browser.mjs";

const ROUNDS = 5;
const to = (hash) => { location.hash = hash; };
const choose = ([at, value]) => {
  const select = document.querySelectorAll("#ledger select")[at];
  select.value = value;
  select.dispatchEvent(new Event("change"));
};
const zoom = (nth) => document.querySelectorAll("#map .controls button")[nth]?.click();
const write = (value) => {
  const input = document.querySelector("#ledger input");
  input.value = value;
  input.dispatchEvent(new Event("input"));
};

/**
 * From the start of loading to the story's top on screen, by the clock (the largest thing painted,
 * not the line that stands there before the script has run); and what it cost the main thread.
 */
async function firstView(page, spent) {
  await page.waitForSelector("#top h1");
  const painted = await page.evaluate(() => new Promise((done) => {
    new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
      .observe({ type: "largest-contentful-paint", buffered: true });
  }));
  return { painted: Math.round(painted), work: Math.round(await spent()) };
}

/** The main thread's work from each act until its picture is on screen: the middle of some rounds. */
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
    zoom: [zoom, [0, 1, 2]],
  };
  const taken = {};
  for (const [name, [act, values]] of Object.entries(acts)) {
    const rounds = [];
    for (let i = 0; i < ROUNDS && values.length > 0; i += 1) {
      const start = await spent();
      await page.evaluate(act, values[(i * 7) % values.length]);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      rounds.push((await spent()) - start);
    }
    taken[name] = Math.round(rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0);
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
