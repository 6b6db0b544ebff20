// One report in full: its card, then its text with every claim a link and what was cleaned visible.

import type { Claim, Descent, Span } from "../packed";
import type { Report } from "../dossier";
import { type Child, h, outward } from "../dom";
import {
  basisWords, chip, edgeHash, edgeWords, handle, type Screen,
} from "../screen";
import { capital, count, day, percent } from "../words";
import { type Mark, marked, marksOf } from "./marks";
import { claimWords } from "./sentences";

const MACHINE = 0.5;
const COPIES = 8;
const PHRASES = 3;

export interface Aim {
  claim?: Claim;
  span?: Span;
}

/** Return the reader of a report; `aim` is the claim or the characters to be shown. */
export function reader(screen: Screen, report: Report, aim: Aim): HTMLElement {
  const marks = marksOf(screen.dossier, report);
  if (aim.span) marks.push({ span: aim.span, look: "aim now" });
  return h("article", { class: "reader", id: `report-${report.id}`, tabindex: "-1" },
    card(screen, report),
    aim.claim && claimBar(screen, report, aim.claim),
    aim.span && citeBar(report, aim.span),
    h("div", { class: "text", dir: "auto", lang: report.told.language },
      body(report, marks, aim)),
    legend(report));
}

function card(screen: Screen, report: Report): HTMLElement {
  const told = report.told;
  const files = [told.path, ...(told.paths ?? [])];
  return h("header", { class: "card" },
    h("p", { class: "by" }, handle(screen, report.index), " ", h("b", null, told.outlet ?? "no outlet named")),
    told.title && h("h3", { dir: "auto" }, told.title),
    h("dl", null,
      row("published", told.published
        ? `${day(told.published.date)}${told.published.time ? ` ${told.published.time}` : ""}, ${basisWords(screen, report)}`
        : "no date known"),
      told.dateline && row("dateline", [told.dateline.place, told.dateline.date && day(told.dateline.date)]
        .filter(Boolean).join(", ")),
      told.bylines && row("by", told.bylines.join(", ")),
      told.credited && row("carries", told.credited.join(", ")),
      told.cited && row("cites", told.cited.join(", ")),
      told.credit && row("credit", told.credit),
      told.url && row("address", outward(told.url, told.url)),
      row(files.length > 1 ? "files" : "file", files.join(", ")),
      family(screen, report),
      told.paraphrase >= MACHINE && row("machine", machine("paraphrased by machine", told.paraphrase, report)),
      told.translation >= MACHINE && row("machine", machine("translated and back", told.translation, report)),
      told.damage && row("damage", count(told.damage.length, "damaged place")),
      told.language !== "en" && row("language", `${told.language}, not read yet`)));
}

function row(name: string, value: Child): Child {
  return [h("dt", null, name), h("dd", null, value)];
}

function machine(words: string, share: number, report: Report): Child {
  const phrases = (report.told.evidence ?? [])
    .filter(([start, end, usual]) => usual && report.text.holds(start, end)).slice(0, PHRASES);
  return [h("b", { class: "warn" }, `${words}, ${share.toFixed(2)}`),
    phrases.map(([start, end, usual]) => [
      " ", h("a", { href: `#at-${report.id}-${start}-${end}` }, `“${report.text.slice(start, end)}”`),
      ` for “${usual ?? ""}”`])];
}

function family(screen: Screen, report: Report): Child {
  const { dossier, story } = screen;
  const above = dossier.descents.filter((d) => d.child === report.index);
  const below = dossier.descents.filter((d) => d.parent === report.index);
  const line = (descent: Descent, text: number) =>
    h("li", null,
      h("a", { href: edgeHash(dossier, descent) }, `${story.handle(text)} ${dossier.name(text)}`),
      !dossier.reports[text] && ", not held", `: ${edgeWords(descent)}`,
      descent.reasons && h("span", { class: "dim" }, ` (${descent.reasons.join("; ")})`));
  return [
    above.length > 0 && row("from", h("ul", null, above.map((d) => line(d, d.parent)))),
    below.length > 0 && row("copied by", h("ul", null,
      below.slice(0, COPIES).map((d) => line(d, d.child)),
      below.length > COPIES && h("li", null, `and ${below.length - COPIES} more`))),
  ];
}

function claimBar(screen: Screen, report: Report, claim: Claim): HTMLElement {
  const order = [...report.claims].sort((a, b) => a.start - b.start || b.end - a.end);
  const at = order.indexOf(claim);
  const step = (to: Claim | undefined, words: string) =>
    to && h("a", { class: "button", href: `#claim-${to.id}` }, words);
  const entries = screen.dossier.readings(claim);
  return h("aside", { class: "bar", "aria-label": "The claim shown" },
    h("p", null, claimWords(claim)),
    entries.map(({ entry, reading }) => h("p", null, chip(entry.verdict), " ",
      h("a", { href: `#entry-${entry.id}` }, capital(entry.what ?? "")),
      entry.who && h("span", { class: "dim" }, ` — ${entry.who}`), ": ", h("b", null, reading.value))),
    h("p", { class: "steps" },
      step(order[at - 1], "← claim before"), " ", step(order[at + 1], "next claim →"), " ",
      cite(report, [claim.start, claim.end])));
}

function citeBar(report: Report, span: Span): HTMLElement {
  return h("aside", { class: "bar", "aria-label": "The characters shown" },
    h("p", { class: "steps" }, cite(report, span)));
}

/** The citation of some characters: outlet, title, date, offsets, and the report's hash. */
export function citation(report: Report, span: Span): string {
  const told = report.told;
  const words = report.text.slice(...span).replace(/\s+/g, " ");
  return [
    told.outlet ?? told.path,
    told.title && `“${told.title}”`,
    told.published ? day(told.published.date) : "undated",
    `characters ${span[0]}–${span[1]}: “${words}”`,
    `sha256 ${told.id}`,
  ].filter(Boolean).join(", ");
}

function cite(report: Report, span: Span): HTMLElement {
  const button = h("button", { type: "button", class: "button" }, "Copy as citation");
  const said = h("span", { role: "status", class: "dim" });
  button.addEventListener("click", () => {
    const words = citation(report, span);
    const copied = navigator.clipboard?.writeText(words) ?? Promise.reject(new Error("none"));
    copied.then(() => { said.textContent = " copied"; }, () => { said.textContent = ` ${words}`; });
  });
  return h("span", null, button, said);
}

function body(report: Report, marks: Mark[], aim: Aim): Child[] {
  const told: Child[] = [];
  const now = aim.claim?.id ?? null;
  let at = 0;
  report.text.held().forEach(([start, end], i) => {
    if (i > 0 || start > 0) told.push(h("span", { class: "gap" }, "\n… "));
    at = start;
    for (const place of report.sentences) {
      if (place.end <= start || place.start >= end) continue;
      if (place.start > at) told.push(marked(report, at, place.start, marks, now, true));
      const aimed = aim.claim ?? (aim.span && { start: aim.span[0], end: aim.span[1] });
      const here = aimed !== undefined && aimed.start < place.end && place.start < aimed.end;
      told.push(h("span", { class: `s part-${place.part}${here ? " here" : ""}`, tabindex: here && "-1" },
        marked(report, Math.max(at, place.start), Math.min(end, place.end), marks, now, true)));
      at = Math.min(end, place.end);
    }
    if (at < end) told.push(marked(report, at, end, marks, now, true));
  });
  return told;
}

function legend(report: Report): HTMLElement {
  const kinds = new Set(report.claims.map((claim) => claim.kind));
  return h("footer", { class: "legend" },
    [...kinds].map((kind) => [h("span", { class: `claim k-${kind}` }, kind), " "]),
    report.told.damage && [h("mark", { class: "damage" }, "damaged"), " "],
    report.told.evidence && [h("mark", { class: "odd" }, "odd phrase"), " "],
    h("mark", { class: "unclaimed" }, "figure that no claim took"), " ",
    h("span", { class: "part-furniture" }, "not part of the report"),
    report.told.damage && ` · ${percent(damaged(report))} of the text is damaged`);
}

function damaged(report: Report): number {
  const harmed = (report.told.damage ?? []).reduce((sum, [start, end]) => sum + end - start, 0);
  return report.told.length ? harmed / report.told.length : 0;
}
