// The story at a glance: how many reports, how few accounts, and what they disagree about.

import type { Entry, Verdict } from "../packed";
import { type Child, h } from "../dom";
import { chip, entryWords, type Screen } from "../screen";
import { shortened } from "../text";
import { capital, count, day, days } from "../words";
import { readingRows } from "./readings";

const WORST = 3;
/** Letters of reports that a card has room for. */
const FEW = 5;
const LONG = 160;
const TITLE = 300;
const OPEN = new Map<Verdict, number>([
  ["conflicting", 0], ["denied", 0], ["superseded", 1], ["differing scope", 2],
]);
const LIVES = /\b(?:kill|dead|death|die|died|dies|casualt|victim|bod(?:y|ies)|missing|injur|wound|hurt|rescue|surviv|hostage|evacuat|displace)/i;

export function top(screen: Screen): Child {
  const { dossier, story } = screen;
  const span = story.span;
  return [
    dossier.stories.length > 1 && choice(screen),
    h("h1", { dir: "auto" }, shortened(story.told.title ?? "An untitled story", TITLE)),
    h("p", { class: "counts" },
      figure(story.reports.length, "report", "#reports"),
      figure(story.lineages.length, "lineage", "#family"),
      figure(story.told.origins ?? 0, "named origin", "#ledger"),
      span && h("span", { class: "when" }, days(...span))),
    strip(screen),
    worst(screen),
    made(screen),
  ];
}

function figure(number: number, noun: string, hash: string): Child {
  return h("a", { href: hash }, h("b", null, number), " ", count(number, noun).replace(/^\S+ /, ""));
}

function choice(screen: Screen): HTMLElement {
  const { dossier, story } = screen;
  const select = h("select", null, dossier.stories.map((other) =>
    h("option", { value: other.told.id, selected: other === story },
      `${other.told.title ?? "untitled"} (${count(other.reports.length, "report")})`)));
  select.addEventListener("change", () => { location.hash = `#story-${select.value}`; });
  return h("p", { class: "choice" }, h("label", null, `One of ${dossier.stories.length} stories: `, select));
}

/** Every report as a dot, those of one lineage together: what looks like many is few. */
function strip(screen: Screen): HTMLElement {
  const { dossier, story } = screen;
  return h("ul", { class: "strip", "aria-label": "The lineages, each with its reports" },
    story.lineages.map((group, i) =>
      h("li", null, h("span", { class: "unseen" }, `Lineage ${i + 1}: `),
        story.inOrder(group).map((text) => {
          const report = dossier.reports[text];
          return report && h("a", { class: "dot", href: `#report-${report.id}`,
            title: report.name, "aria-label": `${story.handle(text)}, ${report.name}` }, story.handle(text));
        }))));
}

/** What matters most: contradictions first; lives before other things; wide and well told ones. */
function worst(screen: Screen): Child {
  const open = screen.story.ledger.filter((entry) => OPEN.has(entry.verdict))
    .sort((a, b) => (OPEN.get(a.verdict) ?? 0) - (OPEN.get(b.verdict) ?? 0) || weight(b) - weight(a));
  if (open.length === 0)
    return h("p", { class: "calm" }, "The reports contradict each other in nothing that was read.");
  return [h("div", { class: "worst" }, open.slice(0, WORST).map((entry) => conflict(screen, entry))),
    open.length > WORST && h("p", null, h("a", { href: "#ledger" },
      `and ${count(open.length - WORST, "further open point")}`))];
}

function weight(entry: Entry): number {
  const told = (entry.readings ?? []).reduce((sum, r) => sum + (r.altered ? 0 : r.lineages), 0);
  return told * (1 + Math.min(entry.spread, 1)) * (LIVES.test(entry.what ?? "") ? 2 : 1);
}

function conflict(screen: Screen, entry: Entry): HTMLElement {
  const { what, rest } = entryWords(entry);
  return h("section", { class: "conflict" },
    h("h2", null, chip(entry.verdict), " ",
      h("a", { href: `#entry-${entry.id}`, dir: "auto" }, shortened(what, LONG))),
    rest && h("p", { class: "dim" }, shortened(rest, LONG)),
    readingRows(screen, entry, FEW));
}

/** From what it was read, how far that reaches, and with what: no clock has a say in it. */
function made(screen: Screen): HTMLElement {
  const { made, excerpts, problems } = screen.dossier.told;
  const { date, ...others } = made.options ?? {};
  const options = Object.entries(others).map(([name, value]) => `${name} ${value}`);
  const parts: Child[] = [
    `Read by ${capital(made.version)} from ${files(screen)}`,
    date ? `collected on ${day(date)} at the latest` : "no day of collection was given",
    ...options,
    excerpts && "excerpts only: no whole text is in this page",
    problems && h("a", { href: "#problems" }, count(problems.length, "problem")),
  ];
  return h("p", { class: "made dim" }, parts.filter(Boolean).map((part, i) => [i > 0 && " · ", part]));
}

/** How many files of which kinds. */
function files({ dossier }: Screen): string {
  const paths = dossier.reports.flatMap((r) => [r.told.path, ...(r.told.paths ?? [])])
    .map((path) => path.replace(/#\d+$/, ""));
  const kinds = new Map<string, number>();
  for (const path of new Set(paths)) {
    const kind = /\.(\w{1,8})$/.exec(path)?.[1]?.toLowerCase() ?? "other";
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const told = [...kinds].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return told.map(([kind, n]) => `${n} ${kind}`).join(", ") + (new Set(paths).size === 1 ? " file" : " files");
}
