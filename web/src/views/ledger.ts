// The ledger: what is told of each thing, grouped by whom it is about, conflicts first.

import type { Descent, Entry, Rule, Span, Verdict } from "../packed";
import type { Report } from "../dossier";
import { type Child, fill, h } from "../dom";
import { chip, handle, slug, type Screen, VERDICTS } from "../screen";
import { shortened } from "../text";
import { capital, count, number, stretch } from "../words";
import { readingRows } from "./readings";

const RULES: [Rule, string][] = [
  ["conservative", "the most conservative figure"],
  ["latest-official", "the latest from an official"],
  ["range", "lowest to highest"],
  ["majority-of-origins", "what most origins say"],
];
const LOUD = ["number", "name", "date", "negation", "quotation", "hedge", "attribution"];
const CHANGES = 8;

interface Choice {
  rule: Rule | "";
  verdict: Verdict | "";
  words: string;
}

export function ledger(screen: Screen): Child {
  const choice: Choice = { rule: "", verdict: "", words: "" };
  const said = h("p", { class: "dim", role: "status" });
  const groups = h("div", { class: "groups" });
  const draw = () => {
    const kept = screen.story.ledger.filter((entry) => fits(entry, choice));
    fill(groups, grouped(kept).map(([who, entries]) => group(screen, who, entries, choice)));
    fill(said, summary(screen, kept, choice));
  };
  draw();
  if (screen.story.ledger.length === 0)
    return h("p", { class: "dim" }, "No figure or deed was found that could be compared.");
  return [toolbar(screen, choice, draw), said, groups, changes(screen)];
}

function toolbar(screen: Screen, choice: Choice, draw: () => void): HTMLElement {
  const found = new Map<Verdict, number>();
  for (const { verdict } of screen.story.ledger) found.set(verdict, (found.get(verdict) ?? 0) + 1);
  const verdicts = h("select", null, h("option", { value: "" }, "all verdicts"),
    VERDICTS.filter((v) => found.has(v)).map((v) =>
      h("option", { value: v }, `${v} (${found.get(v)})`)));
  const rules = h("select", null, h("option", { value: "" }, "none: show all readings"),
    RULES.map(([rule, words]) => h("option", { value: rule }, words)));
  const words = h("input", { type: "search", placeholder: "words or figures" });
  verdicts.addEventListener("change", () => { choice.verdict = verdicts.value as Verdict; draw(); });
  rules.addEventListener("change", () => { choice.rule = rules.value as Rule; draw(); });
  words.addEventListener("input", () => { choice.words = words.value.toLowerCase(); draw(); });
  return h("form", { class: "toolbar", onsubmit: (event) => event.preventDefault() },
    h("label", null, "Show ", verdicts), h("label", null, "Your rule ", rules),
    h("label", null, "Find ", words));
}

function fits(entry: Entry, choice: Choice): boolean {
  if (choice.verdict && entry.verdict !== choice.verdict) return false;
  if (!choice.words) return true;
  const readings = (entry.readings ?? []).flatMap((r) => [r.value, ...(r.origins ?? [])]);
  return [entry.who, entry.what, entry.where, entry.note, ...readings]
    .join(" ").toLowerCase().includes(choice.words);
}

function summary(screen: Screen, kept: Entry[], choice: Choice): Child {
  const told = count(kept.length, "entry", "entries");
  if (!choice.rule) return told;
  const given = screen.story.ledger.filter((entry) => entry.rules?.[choice.rule as Rule]);
  const matters = given.filter((entry) => entry.spread > 0);
  return `${told}. The rule gives a figure for ${given.length}; for ${matters.length} another rule ` +
    "would give another figure.";
}

/** Entries by whom they are about, the group with the worst disagreement first. */
function grouped(entries: Entry[]): [string, Entry[]][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const who = entry.who ?? "";
    groups.set(who, [...(groups.get(who) ?? []), entry]);
  }
  const rank = (group: Entry[]) => Math.min(...group.map((e) => VERDICTS.indexOf(e.verdict)));
  return [...groups].sort((a, b) => rank(a[1]) - rank(b[1]) || b[1].length - a[1].length);
}

function group(screen: Screen, who: string, entries: Entry[], choice: Choice): HTMLElement {
  return h("section", { class: "group" },
    h("h3", { dir: "auto" }, capital(who) || "Nobody named"),
    entries.map((entry) => one(screen, entry, choice)));
}

function one(screen: Screen, entry: Entry, choice: Choice): HTMLElement {
  const chosen = choice.rule ? (entry.rules?.[choice.rule] ?? null) : null;
  const where = [entry.where, stretch(entry.from, entry.to)].filter(Boolean).join(", ");
  return h("article", { class: `entry is-${slug(entry.verdict)}`, id: `entry-${entry.id}`, tabindex: "-1" },
    h("h4", null, h("a", { href: `#entry-${entry.id}`, class: "plain" }, chip(entry.verdict)), " ",
      h("span", { dir: "auto" }, capital(entry.what ?? "")),
      where && h("span", { class: "dim" }, ` — ${where}`)),
    readingRows(screen, entry, chosen),
    chosen && h("p", { class: "rule" }, "By your rule: ",
      h("b", null, chosen.rule === "range" ? `${number(chosen.low)} to ${number(chosen.high)}` : number(chosen.best)),
      chosen.rule !== "range" && chosen.low !== chosen.high && ` (${number(chosen.low)}–${number(chosen.high)})`,
      `, ${chosen.why}`,
      entry.spread > 0 && `; the rules differ by ${Math.round(entry.spread * 100)} %`),
    entry.note && h("p", { class: "dim" }, entry.note));
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
    h("summary", null, handle(screen, descent.child), " from ", handle(screen, descent.parent), ": ",
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
