// The story at a glance: how many reports, how few accounts, and what they disagree about.

import type { Entry } from "../packed";
import { type Child, h } from "../dom";
import { chip, type Screen } from "../screen";
import { capital, count, days, stretch } from "../words";
import { readingRows } from "./readings";

const WORST = 3;
/** Letters of reports that a card has room for. */
const FEW = 5;
const OPEN = ["conflicting", "denied", "superseded", "differing scope"];

export function top(screen: Screen): Child {
  const { dossier, story } = screen;
  const span = story.span;
  return [
    dossier.stories.length > 1 && choice(screen),
    h("h1", { dir: "auto" }, story.told.title ?? "An untitled story"),
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

/** What matters most: open entries that the most accounts and the widest figures stand behind. */
function worst(screen: Screen): Child {
  const weight = (entry: Entry) =>
    (entry.readings ?? []).reduce((sum, r) => sum + (r.altered ? 0 : r.lineages), 0) +
    Math.min(entry.spread, 1);
  const open = screen.story.ledger
    .filter((entry) => OPEN.includes(entry.verdict))
    .sort((a, b) => OPEN.indexOf(a.verdict) - OPEN.indexOf(b.verdict) || weight(b) - weight(a));
  if (open.length === 0)
    return h("p", { class: "calm" }, "The reports contradict each other in nothing that was read.");
  return h("div", { class: "worst" }, open.slice(0, WORST).map((entry) =>
    h("section", { class: "conflict" },
      h("h2", null, chip(entry.verdict), " ",
        h("a", { href: `#entry-${entry.id}` }, capital(entry.what ?? "this"))),
      h("p", { class: "dim" }, [entry.who, entry.where, stretch(entry.from, entry.to)]
        .filter(Boolean).join(", ")),
      readingRows(screen, entry, FEW))),
  open.length > WORST && h("p", null, h("a", { href: "#ledger" }, `and ${open.length - WORST} more`)));
}

function made(screen: Screen): HTMLElement {
  const { made, excerpts, problems } = screen.dossier.told;
  const options = Object.entries(made.options ?? {}).map(([name, value]) => `${name} ${value}`);
  const files = screen.dossier.reports.reduce((sum, r) => sum + 1 + (r.told.paths ?? []).length, 0);
  return h("p", { class: "made dim" },
    [`Read from ${count(files, "file")} by ${capital(made.version)}`, ...options,
      excerpts && "excerpts only: no whole text is in this page",
      problems && h("a", { href: "#problems" }, count(problems.length, "problem"))]
      .filter(Boolean).map((part, i) => [i > 0 && " · ", part as Child]));
}
