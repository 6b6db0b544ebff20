// The page and the JSON are one dossier: the same readings, the same characters.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { file, go, launch, open } from "../browser.mjs";

const MOST = 12;
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

const byId = (one, other) => (one.id < other.id ? -1 : 1);

/** What the page's ledger says, entry by entry. */
function shown() {
  return [...document.querySelectorAll("#ledger .entry")].map((entry) => ({
    id: entry.id.slice("entry-".length),
    verdict: entry.querySelector(".chip").textContent,
    readings: [...entry.querySelectorAll(".reading")].map((reading) => ({
      value: reading.querySelector(".value").textContent,
      lineages: parseInt(reading.querySelector(".dots .unseen").textContent, 10),
      origins: [...reading.querySelectorAll(".origin")].map((o) => o.dataset.origin),
      outlets: [...reading.querySelectorAll(".tellers a")].map((a) => a.title).sort(),
      altered: reading.classList.contains("altered"),
    })),
  }));
}

/** What the JSON says of the same. */
function told(dossier, story) {
  const reports = new Map(dossier.reports.map((r) => [r.id, r]));
  const claims = new Map(dossier.claims.map((c) => [c.id, c]));
  const order = dossier.stories.find(({ id }) => id === story).reports;
  const outlets = (reading) => {
    const all = [...new Set(reading.claims.map((c) => claims.get(c).report))].filter((r) => order.includes(r));
    return all.length > MOST ? null : all.map((r) => reports.get(r).outlet ?? reports.get(r).path.replace(/^.*\//, "")).sort();
  };
  return dossier.ledger.filter((entry) => entry.story === story).map((entry) => ({
    id: entry.id,
    verdict: entry.verdict,
    readings: entry.readings.map((reading) => ({
      value: reading.value,
      lineages: reading.lineages,
      origins: reading.origins,
      outlets: outlets(reading),
      altered: reading.changed_in_copying !== null,
    })),
  }));
}

for (const name of ["story", "example"])
  describe(`the ${name}'s page and its JSON`, () => {
    const dossier = JSON.parse(readFileSync(file(`${name}.json`), "utf8"));

    test("tell the same readings", async () => {
      const { page, context } = await open(browser, file(`${name}.html`));
      for (const story of dossier.stories) {
        await go(page, `#story-${story.id}`);
        await go(page, "#ledger");
        const onPage = (await page.evaluate(shown)).sort(byId);
        const inJson = told(dossier, story.id).sort(byId);
        for (const [i, entry] of inJson.entries())
          for (const [n, reading] of entry.readings.entries())
            reading.outlets ??= onPage[i]?.readings[n]?.outlets;
        assert.deepEqual(onPage, inJson);
      }
      await context.close();
    });

    test("show the same family", async () => {
      const { page, context } = await open(browser, file(`${name}.html`));
      const seen = [];
      for (const story of dossier.stories) {
        await go(page, `#story-${story.id}`);
        await go(page, "#family");
        seen.push(...await page.evaluate(() => [...document.querySelectorAll("#family .tree .why a")].map((a) => a.dataset.edge)));
      }
      const edges = dossier.descents.map((d) => `${d.child} ${d.parent} ${d.relation} ${d.derived}`);
      assert.deepEqual(seen.sort(), edges.sort());
      await context.close();
    });

    test("tell the same movements and disputes", async () => {
      const { page, context } = await open(browser, file(`${name}.html`));
      const seen = [];
      for (const story of dossier.stories) {
        await go(page, `#story-${story.id}`);
        for (const view of ["#map", "#ledger"]) await go(page, view);
        const more = page.locator(".book button");
        if (await more.count()) await more.first().click();
        seen.push(...await page.evaluate(() => [
          ...[...document.querySelectorAll(".course")].map((course) => [course.id.slice("course-".length),
            ...[...course.querySelectorAll(".step")].map((step) => [step.querySelector(".chip").textContent,
              parseInt(step.querySelector(".dots .unseen").textContent, 10), !step.classList.contains("overtaken"),
              ...[...step.querySelectorAll(".origin")].map((o) => o.dataset.origin)])]),
          ...[...document.querySelectorAll(".dispute")].map((dispute) => [dispute.id.slice("dispute-".length),
            ...[...dispute.querySelectorAll(".stand")].map((stand) => [/is-(\w+)/.exec(stand.className)[1],
              parseInt(stand.querySelector(".dots .unseen").textContent, 10),
              ...[...stand.querySelectorAll(".origin")].map((o) => o.dataset.origin)])]),
        ]));
      }
      const told = [
        ...dossier.movements.map(({ id, steps }) => [id, ...steps.map((step) =>
          [step.status ?? "told", step.lineages, step.current, ...step.origins])]),
        ...dossier.disputes.map(({ id, stands }) => [id, ...stands.map((stand) =>
          [stand.stance, stand.lineages, ...stand.origins])]),
      ];
      const first = ([one], [other]) => (one < other ? -1 : 1);
      assert.deepEqual(seen.sort(first), told.sort(first));
      await context.close();
    });

    test("cite the same characters", async () => {
      const { page, context } = await open(browser, file(`${name}.html`));
      const every = Math.max(1, Math.floor(dossier.claims.length / 60));
      for (const claim of dossier.claims.filter((_, i) => i % every === 0)) {
        const report = dossier.reports.find((r) => r.id === claim.report);
        await go(page, `#claim-${claim.id}`);
        const marks = await page.evaluate(() =>
          [...document.querySelectorAll(".panel .text .now")].map((mark) => mark.textContent).join(""));
        const spans = claim.spans.length ? claim.spans : [[claim.start, claim.end]];
        assert.equal(marks, spans.map(([a, b]) => [...report.text].slice(a, b).join("")).join(""));
      }
      await context.close();
    });
  });

test("a citation says outlet, title, date, offsets and hash", async () => {
  const dossier = JSON.parse(readFileSync(file("story.json"), "utf8"));
  const claim = dossier.claims.find((c) => {
    const report = dossier.reports.find((r) => r.id === c.report);
    return report.outlet && report.title && report.published;
  });
  const report = dossier.reports.find((r) => r.id === claim.report);
  const { page, context } = await open(browser, file("story.html"), { hash: `#claim-${claim.id}` });
  await page.evaluate(() => {
    navigator.clipboard.writeText = (words) => { window.copied = words; return Promise.resolve(); };
  });
  await page.getByRole("button", { name: "Copy as citation" }).first().click();
  const copied = await page.evaluate(() => window.copied);
  for (const part of [report.outlet, report.title, String(Number(report.published.date.slice(-2))),
    `${claim.start}–${claim.end}`, report.id]) assert.ok(copied.includes(part), `${part} in: ${copied}`);
  await context.close();
});
