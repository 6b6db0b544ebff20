// The page in a browser. TELLINGS_PAGES names a folder with story.html, story.json, hostile.html,
// excerpts.html and plenty.html, as tests/show/page/test_browser.py makes them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launch, open } from "./browser.mjs";

const folder = process.env.TELLINGS_PAGES;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const VIEWS = ["family", "ledger", "time", "map", "voices", "reports"];
const FIRST_VIEW = 1000;
const INTERACTION = 100;
let browser;

before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

const file = (name) => join(folder, `${name}.html`);

async function go(page, hash) {
  await page.evaluate((to) => new Promise((done) => {
    if (location.hash === to) return done();
    window.addEventListener("hashchange", () => done(), { once: true });
    location.hash = to;
  }), hash);
}

async function drawAll(page) {
  for (const view of VIEWS) await go(page, `#${view}`);
  await go(page, "#top");
}

async function serious(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")} ${nodes[0].failureSummary}`);
}

for (const name of ["story", "hostile", "excerpts"]) {
  describe(`the ${name} page`, () => {
    test("complains of nothing, asks for nothing and runs nothing", async () => {
      const { page, trouble, context } = await open(browser, file(name));
      await drawAll(page);
      assert.equal(await page.evaluate(() => "hacked" in window), false);
      assert.deepEqual(trouble, []);
      await context.close();
    });

    test("every link's target exists", async () => {
      const { page, trouble, context } = await open(browser, file(name));
      await drawAll(page);
      const lost = await page.evaluate(async () => {
        const local = () => [...document.querySelectorAll("a[href^='#']")].map((a) => a.getAttribute("href"));
        const pending = new Set(local());
        const seen = new Set();
        const missing = [];
        for (const hash of pending) {
          if (seen.has(hash)) continue;
          seen.add(hash);
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
        return { missing, links: seen.size };
      });
      assert.deepEqual(lost.missing, []);
      assert.ok(lost.links > 30, `only ${lost.links} links`);
      assert.deepEqual(trouble, []);
      await context.close();
    });

    test("every figure reaches its highlighted sentence by keyboard", async () => {
      const { page, context } = await open(browser, file(name));
      await drawAll(page);
      const figures = await page.locator("#ledger a.value").count();
      assert.ok(figures > 0);
      await page.locator("#ledger h2").evaluate((h) => { h.tabIndex = -1; h.focus(); });
      const reached = new Set();
      for (let presses = 0; presses < 3000 && reached.size < figures; presses += 1) {
        await page.keyboard.press("Tab");
        const hash = await page.evaluate(() => {
          const at = document.activeElement;
          return at?.matches("#ledger a.value") ? at.getAttribute("href") : null;
        });
        if (!hash || reached.has(hash)) continue;
        reached.add(hash);
        await page.keyboard.press("Enter");
        await page.waitForFunction((id) => document.getElementById(id)?.closest(".panel"), hash.slice(1));
        for (let i = 0; i < 12; i += 1) {
          await page.keyboard.press("Tab");
          if (await page.evaluate(() => document.activeElement?.matches(".panel a.claim"))) break;
        }
        const claim = await page.evaluate(() => document.activeElement?.getAttribute("href"));
        assert.match(claim ?? "", /^#claim-/);
        await page.keyboard.press("Enter");
        await page.waitForFunction((id) => document.getElementById(id), claim.slice(1));
        const there = await page.evaluate(() => ({
          marked: document.activeElement?.classList.contains("now"),
          sentence: Boolean(document.activeElement?.closest(".here")),
          seen: (() => {
            const box = document.activeElement.getBoundingClientRect();
            return box.top >= 0 && box.top < innerHeight;
          })(),
        }));
        assert.deepEqual(there, { marked: true, sentence: true, seen: true }, hash);
        await page.goBack();
        await page.keyboard.press("Escape");
        const back = await page.evaluate(() => [document.activeElement?.getAttribute("href"),
          document.querySelector(".panel").hidden]);
        assert.equal(back[1], true);
        await page.locator(`#ledger a.value[href="${hash}"]`).focus();
      }
      assert.equal(reached.size, figures);
      await context.close();
    });

    for (const colorScheme of ["light", "dark"])
      test(`no serious barrier, ${colorScheme}`, async () => {
        const { page, context } = await open(browser, file(name), { colorScheme });
        await drawAll(page);
        assert.deepEqual(await serious(page), []);
        for (const selector of ["#ledger a.value", "#ledger a.handle", "#family a.edge", "#family a.witness"]) {
          const hash = await page.locator(selector).first().getAttribute("href");
          await go(page, hash);
          assert.deepEqual(await serious(page), [], hash);
        }
        await context.close();
      });

    for (const width of [390, 1024, 1680])
      test(`nothing runs off the side at ${width}`, async () => {
        const { page, context } = await open(browser, file(name), { viewport: { width, height: 800 } });
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
  });
}

describe("the family", () => {
  for (const name of ["story", "forty", "plenty"])
    for (const width of [390, 1024, 1680])
      test(`no two names overlap: ${name} at ${width}`, async () => {
        const { page, context } = await open(browser, file(name), { viewport: { width, height: 800 } });
        await go(page, "#family");
        const found = await page.evaluate(() => {
          const boxes = [...document.querySelectorAll(".stemma .witness text, .stemma .fold text")]
            .map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
          const over = [];
          for (const [i, one] of boxes.entries())
            for (const other of boxes.slice(i + 1))
              if (one.box.left < other.box.right && other.box.left < one.box.right &&
                one.box.top < other.box.bottom - 3 && other.box.top < one.box.bottom - 3)
                over.push([one.words, other.words]);
          return { over, out: boxes.filter(({ box }) => box.right > innerWidth).map(({ words }) => words), n: boxes.length };
        });
        assert.ok(found.n > 4);
        assert.deepEqual({ over: found.over, out: found.out }, { over: [], out: [] });
        await context.close();
      });
});

describe("the page and the JSON", () => {
  test("tell the same readings", async () => {
    const dossier = JSON.parse(readFileSync(join(folder, "story.json"), "utf8"));
    const reports = new Map(dossier.reports.map((r) => [r.id, r]));
    const claims = new Map(dossier.claims.map((c) => [c.id, c]));
    const { page, context } = await open(browser, file("story"));
    for (const story of dossier.stories) {
      await go(page, `#story-${story.id}`);
      await go(page, "#ledger");
      const onPage = await page.evaluate(() => [...document.querySelectorAll("#ledger .entry")].map((entry) => ({
        id: entry.id.slice("entry-".length),
        verdict: entry.querySelector(".chip").textContent,
        readings: [...entry.querySelectorAll(".reading")].map((reading) => ({
          value: reading.querySelector(".value").textContent,
          lineages: parseInt(reading.querySelector(".dots .unseen").textContent, 10),
          origins: [...reading.querySelectorAll(".origin")].map((o) => o.textContent),
          outlets: [...reading.querySelectorAll(".tellers a")].map((a) => a.title).sort(),
        })),
      })).sort((a, b) => (a.id < b.id ? -1 : 1)));
      const told = dossier.ledger.filter((entry) => entry.story === story.id).map((entry) => ({
        id: entry.id,
        verdict: entry.verdict,
        readings: entry.readings.map((reading) => ({
          value: reading.value,
          lineages: reading.lineages,
          origins: reading.origins,
          outlets: [...new Set(reading.claims.map((c) => claims.get(c).report))]
            .map((r) => reports.get(r).outlet ?? reports.get(r).path.replace(/^.*\//, "")).sort().slice(0, 12),
        })),
      })).sort((a, b) => (a.id < b.id ? -1 : 1));
      assert.deepEqual(onPage, told);
    }
    await context.close();
  });

  test("cite the same characters", async () => {
    const dossier = JSON.parse(readFileSync(join(folder, "story.json"), "utf8"));
    const { page, context } = await open(browser, file("story"));
    for (const claim of dossier.claims.slice(0, 60)) {
      const report = dossier.reports.find((r) => r.id === claim.report);
      await go(page, `#claim-${claim.id}`);
      const shown = await page.evaluate(() =>
        [...document.querySelectorAll(".panel .text .now")].map((mark) => mark.textContent).join(""));
      const spans = claim.spans.length ? claim.spans : [[claim.start, claim.end]];
      const told = spans.map(([a, b]) => [...report.text].slice(a, b).join("")).join("");
      assert.equal(shown, told);
    }
    await context.close();
  });
});

describe("on paper", () => {
  test("every text is there, and the views", async () => {
    const { page, context } = await open(browser, file("story"));
    await page.emulateMedia({ media: "print" });
    const pdf = await page.pdf({ format: "A4" });
    assert.ok(pdf.length > 20_000);
    const texts = await page.locator("#appendix article").count();
    assert.ok(texts > 3);
    assert.equal(await page.locator("section.waiting").count(), 0);
    assert.equal(await page.locator(".page-head").isVisible(), false);
    await context.close();
  });
});

describe("a story of two hundred reports", () => {
  test("draws its first view within a second and answers within a tenth", async () => {
    const { page, trouble, context } = await open(browser, file("plenty"));
    const first = await page.evaluate(() => {
      const [paint] = performance.getEntriesByName("first-contentful-paint");
      return paint ? paint.startTime : performance.now();
    });
    await drawAll(page);
    const cdp = await context.newCDPSession(page);
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    const spent = async () => (await cdp.send("Performance.getMetrics")).metrics
      .find(({ name }) => name === "TaskDuration").value * 1000;
    const timed = async (act, values) => {
      let best = Infinity;
      for (let i = 0; i < 5; i += 1) {
        const start = await spent();
        await page.evaluate(act, values[(i * 7) % values.length]);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
        best = Math.min(best, (await spent()) - start);
      }
      return Math.round(best);
    };
    const links = (selector) => page.locator(selector).evaluateAll((all) => all.map((a) => a.getAttribute("href")));
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
    const times = {
      rule: await timed(choose, [[1, "range"], [1, "conservative"], [1, ""]]),
      verdict: await timed(choose, [[0, "conflicting"], [0, "single"], [0, ""]]),
      find: await timed(write, ["dive", "2", ""]),
      claim: await timed(to, await links("#ledger .tellers a")),
      reading: await timed(to, await links("#ledger a.value")),
      compare: await timed(to, await links("#family a.edge")),
      entry: await timed(to, await links("#time a[href^='#entry']")),
      place: await timed(to, await links("#map a.spot")),
    };
    console.log(`first view ${Math.round(first)} ms; interactions, main thread, ms of CPU: ${JSON.stringify(times)}`);
    assert.deepEqual(trouble, []);
    assert.ok(first <= FIRST_VIEW, `first view after ${first} ms`);
    for (const [name, taken] of Object.entries(times)) assert.ok(taken <= INTERACTION, `${name}: ${taken} ms`);
    await context.close();
  });
});
