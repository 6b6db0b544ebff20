// The ledger: what is told of each thing, grouped by whom it is about, conflicts first.

import type { Descent, Entry, Rule, Span, Verdict } from "../packed";
import type { Report } from "../dossier";
import { type Child, fill, h } from "../dom";
import { chip, entryWords, type Screen, VERDICTS } from "../screen";
import { shortened } from "../text";
import { capital, count, dated, number } from "../words";
import { disputes } from "./disputes";
import { readingRows, takes } from "./readings";

const RULES: [Rule, string][] = [
  ["conservative", "the most conservative figure"],
  ["latest-official", "the latest from an official"],
  ["range", "lowest to highest"],
  ["majority-of-origins", "what most origins say"],
];
const LOUD = ["number", "name", "date", "negation", "quotation", "hedge", "attribution"];
const CHANGES = 8;
const LONG = 160;

interface Choice {
  rule: Rule | "";
  verdict: Verdict | "";
  words: string;
}

/** An entry on the page; it is made once, and then only shown, hidden and marked. */
interface Drawn {
  entry: Entry;
  element: HTMLElement;
  rows: Element[];
  rule: HTMLElement;
  words: string;
}

export function ledger(screen: Screen): Child {
  const choice: Choice = { rule: "", verdict: "", words: "" };
  const { ledger: entries } = screen.story;
  if (entries.length === 0)
    return [disputes(screen), h("p", { class: "dim" }, "No figure or deed was found that could be compared.")];
  const said = h("p", { class: "dim", role: "status" });
  const groups = grouped(entries).map(([who, own]) => {
    const drawn = own.map((entry) => one(screen, entry));
    const element = h("section", { class: "group" },
      h("h3", { dir: "auto" }, shortened(capital(who), LONG) || "Nobody named"),
      drawn.map((each) => each.element));
    return { element, drawn };
  });
  const all = groups.flatMap((group) => group.drawn);
  const refresh = () => {
    for (const each of all) each.element.hidden = !fits(each, choice);
    for (const { element, drawn } of groups)
      element.hidden = drawn.every((each) => each.element.hidden);
    fill(said, summary(all, choice));
  };
  const judge = () => {
    for (const each of all) mark(each, choice.rule);
    refresh();
  };
  refresh();
  return [legend(entries), disputes(screen), toolbar(screen, choice, refresh, judge), said,
    groups.map((group) => group.element), changes(screen)];
}

function legend(entries: Entry[]): HTMLElement {
  const copied = entries.some((entry) => (entry.readings ?? []).some((reading) => reading.altered));
  return h("p", { class: "legend" }, h("span", { class: "dots" }, "●"),
    " a lineage: reports that go back to one text count once. ", h("span", { class: "ring" }, "○"),
    " an origin: who said it. Letters: the reports that tell it.",
    copied && " Struck out: a figure that a copy changed; it moves no verdict.");
}

function toolbar(
  screen: Screen, choice: Choice, refresh: () => void, judge: () => void,
): HTMLElement {
  const found = new Map<Verdict, number>();
  for (const { verdict } of screen.story.ledger) found.set(verdict, (found.get(verdict) ?? 0) + 1);
  const verdicts = h("select", null, h("option", { value: "" }, "all verdicts"),
    VERDICTS.filter((v) => found.has(v)).map((v) =>
      h("option", { value: v }, `${v} (${found.get(v)})`)));
  const rules = h("select", null, h("option", { value: "" }, "none: show all readings"),
    RULES.map(([rule, words]) => h("option", { value: rule }, words)));
  const words = h("input", { type: "search", placeholder: "words or figures" });
  verdicts.addEventListener("change", () => {
    choice.verdict = verdicts.value as Verdict;
    refresh();
  });
  rules.addEventListener("change", () => {
    choice.rule = rules.value as Rule;
    judge();
  });
  words.addEventListener("input", () => {
    choice.words = words.value.toLowerCase();
    refresh();
  });
  return h("form", { class: "toolbar", onsubmit: (event) => event.preventDefault() },
    h("label", null, "Show ", verdicts), h("label", null, "Your rule ", rules),
    h("label", null, "Find ", words));
}

function fits({ entry, words }: Drawn, choice: Choice): boolean {
  if (choice.verdict && entry.verdict !== choice.verdict) return false;
  return words.includes(choice.words);
}

function summary(all: Drawn[], choice: Choice): Child {
  const told = count(all.filter((each) => !each.element.hidden).length, "entry", "entries");
  if (!choice.rule) return told;
  const given = all.filter(({ entry }) => entry.rules?.[choice.rule as Rule]);
  const matters = given.filter(({ entry }) => entry.spread > 0);
  return `${told}. The rule gives a figure for ${given.length}; for ${matters.length} another rule ` +
    "would give another figure.";
}

/** Entries by whom they are about, the group with the worst disagreement first. */
function grouped(entries: Entry[]): [string, Entry[]][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const who = entry.who ?? "";
    const known = groups.get(who);
    if (known) known.push(entry);
    else groups.set(who, [entry]);
  }
  const rank = (group: Entry[]) => Math.min(...group.map((e) => VERDICTS.indexOf(e.verdict)));
  return [...groups].sort((a, b) => rank(a[1]) - rank(b[1]) || b[1].length - a[1].length);
}

function one(screen: Screen, entry: Entry): Drawn {
  const told = entryWords({ ...entry, who: undefined });
  const rule = h("p", { class: "rule", hidden: true });
  const readings = readingRows(screen, entry);
  const flat = (entry.readings ?? []).length === 1 ? " flat" : "";
  const element = h("article", { class: `entry${flat}`, id: `entry-${entry.id}`, tabindex: "-1" },
    h("h4", null, h("a", { href: `#entry-${entry.id}`, class: "plain" }, chip(entry.verdict)), " ",
      h("span", { dir: "auto" }, shortened(told.what, LONG)),
      told.rest && h("span", { class: "dim" }, ` — ${shortened(told.rest, LONG)}`)),
    readings, rule, entry.note && h("p", { class: "dim note-of" }, dated(entry.note)));
  const values = (entry.readings ?? []).flatMap((r) => [r.value, ...(r.origins ?? [])]);
  const words = [entry.who, entry.what, entry.where, entry.note, ...values].join(" ").toLowerCase();
  return { entry, element, rows: [...readings.children], rule, words };
}

/** Mark what a rule takes, and say why; where all readings are one, every rule takes it. */
function mark({ entry, rows, rule: line }: Drawn, rule: Rule | ""): void {
  const chosen = rule ? entry.rules?.[rule] : undefined;
  const open = (entry.readings ?? []).length > 1;
  (entry.readings ?? []).forEach((reading, n) =>
    rows[n]?.classList.toggle("taken", chosen !== undefined && open && takes(chosen, reading)));
  line.hidden = !chosen || !open;
  if (!chosen || !open) return;
  const bounds = `${number(chosen.low)}–${number(chosen.high)}`;
  const range = chosen.rule === "range";
  fill(line, "By your rule: ", h("b", null, range ? bounds : number(chosen.best)),
    !range && chosen.low !== chosen.high && ` (${bounds})`, `, ${chosen.why}`,
    entry.spread > 0 && `; the rules differ by ${Math.round(entry.spread * 100)} %`);
}

function changes(screen: Screen): Child {
  const altered = screen.dossier.descents.filter(
    (d) => screen.story.handles.has(d.child) && (d.changes ?? []).some(([kind]) => LOUD.includes(kind)));
  if (altered.length === 0) return null;
  return h("section", { class: "changes" }, h("h3", null, "Changed in copying"),
    altered.map((descent) => changed(screen, descent)));
}

function changed(screen: Screen, descent: Descent): HTMLElement {
  const { dossier } = screen;
  const [parent, child] = [dossier.reports[descent.parent], dossier.reports[descent.child]];
  const loud = (descent.changes ?? []).filter(([kind]) => LOUD.includes(kind))
    .sort((a, b) => LOUD.indexOf(a[0]) - LOUD.indexOf(b[0]));
  const rest = (descent.changes ?? []).length - loud.length;
  const hash = parent && child ? `#compare-${parent.id}-${child.id}` : "#family";
  return h("details", { open: loud.length <= 3 },
    h("summary", null, h("b", null, screen.story.handle(descent.child)), " from ",
      h("b", null, screen.story.handle(descent.parent)), ": ",
      count(loud.length, "change"), rest > 0 && `, ${count(rest, "sentence")} dropped or added`),
    h("table", null,
      h("thead", null, h("tr", null, h("th", null, "what"), h("th", null, "was"), h("th", null, "is"))),
      h("tbody", null, loud.slice(0, CHANGES).map(([kind, was, is]) =>
        h("tr", null, h("td", { "data-name": "what" }, kind),
          h("td", { "data-name": "was" }, words(parent, was)),
          h("td", { "data-name": "is" }, words(child, is)))))),
    h("p", null, h("a", { href: hash }, loud.length > CHANGES
      ? `all ${loud.length}, side by side` : "side by side")));
}

function words(report: Report | undefined, span: Span | null): Child {
  if (!report || !span) return h("span", { class: "dim" }, "–");
  return h("a", { href: `#at-${report.id}-${span[0]}-${span[1]}` },
    shortened(report.text.slice(...span), 90));
}
