// When things happened and when they were told: a line a reading, so that supersession shows.

import type { ScaleTime } from "d3-scale";
import type { Claim, Entry } from "../packed";
import type { Report } from "../dossier";
import { type Child, h, s } from "../dom";
import { fitted, showAll } from "../drawn";
import { entryWords, slug, type Screen } from "../screen";
import { shortened } from "../text";
import { day, stretch } from "../words";
import { axis, AXIS, bounds, moment, scaleOf } from "./axis";

const FEW = 24;
const WIDE = 650;
/** So high may the lines of a drawing be on a page of paper; on the first one words stand above them. */
const PAGE = 780;
const FIRST = 600;
const LINE = 22;
const TITLE = 26;
const DOT = 13;
const PILE = 22;
/** Room that a letter of a title needs, in the widest of the fonts. */
const BOLD = 8.6;

type Scale = ScaleTime<number, number>;

export function time(screen: Screen): Child {
  const dated = screen.story.reports.map((i) => screen.dossier.reports[i])
    .filter((report): report is Report => report?.date !== undefined);
  const rows = screen.story.ledger.filter((entry) => tellings(screen, entry).some((t) => t.length > 0));
  if (dated.length === 0)
    return h("p", { class: "dim" }, "No report has a date, so nothing can be set in time.");
  const box = h("div", { class: "drawing" });
  let all = false;
  const draw = fitted(box, (width, onPaper) => {
    const shown = all ? rows : rows.slice(0, FEW);
    const scale = scaleOf(dated, shown, [width > WIDE ? 230 : 100, width - 16]);
    box.replaceChildren(...(onPaper ? pages(shown) : [shown]).map((part) =>
      chart(screen, dated, part, scale, width)));
  });
  const more = h("button", { type: "button", class: "button" }, `Show all ${rows.length} entries`);
  showAll(more, () => {
    all = true;
    draw();
  });
  return [h("p", { class: "legend" },
    "Letters: when each report appeared. Dots: when a reading was told, by the reports that tell it. ",
    "Band: when it is said to have happened. An arrow leads from a reading to the one that superseded it."),
  box, rows.length > FEW && more];
}

interface Telling {
  at: number;
  claim: Claim;
}

/** The moments at which each reading of an entry was told, with the report. */
function tellings(screen: Screen, entry: Entry): Telling[][] {
  return (entry.readings ?? []).map((reading) =>
    screen.dossier.claimsOf(reading)
      .map((claim) => ({ at: moment(screen.dossier.reports[claim.report]), claim }))
      .filter((told) => !Number.isNaN(told.at))
      .sort((a, b) => a.at - b.at));
}

/** Cut entries where their lines together would be higher than a page has room for. */
function pages(rows: Entry[]): Entry[][] {
  const parts: Entry[][] = [[]];
  let sum = 0;
  for (const entry of rows) {
    const height = heightOf(entry);
    if (sum + height > (parts.length > 1 ? PAGE : FIRST)) {
      parts.push([]);
      sum = 0;
    }
    parts[parts.length - 1]?.push(entry);
    sum += height;
  }
  return parts;
}

function heightOf(entry: Entry): number {
  return TITLE + (entry.readings ?? []).length * LINE + 6;
}

function chart(screen: Screen, dated: Report[], rows: Entry[], scale: Scale, width: number): SVGElement {
  const lane = published(screen, dated, scale);
  const body: Child[] = [];
  let y = AXIS + lane.height + 10;
  for (const entry of rows) {
    body.push(entryBlock(screen, entry, scale, y, width));
    y += heightOf(entry);
  }
  return s("svg", { width, height: y + 8, viewBox: `0 0 ${width} ${y + 8}`, class: "times", role: "group",
    "aria-label": "When things happened and when they were reported" },
  axis(scale, y, dated.every((r) => r.told.published?.time)), lane.drawn, body);
}

/**
 * The reports as letters: at their hour where it is known, piled up where several appeared
 * together; those with a date alone spread over their day.
 */
function published(screen: Screen, dated: Report[], scale: Scale): { drawn: Child; height: number } {
  const taken = new Set<string>();
  let deep = 1;
  const order = [...dated].sort((a, b) => Number(!a.told.published?.time) - Number(!b.told.published?.time));
  const drawn = order.map((report) => {
    const columns = columnsOf(report, scale);
    let row = 0;
    let column = columns.find((one) => !taken.has(`${one} ${row}`));
    while (column === undefined) {
      row += 1;
      column = columns.find((one) => !taken.has(`${one} ${row}`));
    }
    taken.add(`${column} ${row}`);
    deep = Math.max(deep, row + 1);
    return pill(screen, report, column * DOT * 2, AXIS + 12 + row * PILE);
  });
  return { drawn: [s("text", { x: 0, y: AXIS + 16, class: "lane" }, "reported"), drawn],
    height: deep * PILE + 8 };
}

/** The columns that a report's letter may stand in, the best first. */
function columnsOf(report: Report, scale: Scale): number[] {
  const middle = Math.round(scale(moment(report)) / (DOT * 2));
  const range = bounds(report.date, report.date);
  if (report.told.published?.time || !range) return [middle];
  const [first, last] = [Math.ceil(scale(range[0]) / (DOT * 2) + 0.5), Math.floor(scale(range[1]) / (DOT * 2) - 0.5)];
  const columns = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  return columns.length ? columns : [middle];
}

function pill(screen: Screen, report: Report, x: number, y: number): Child {
  const handle = screen.story.handle(report.index);
  return s("a", { href: `#report-${report.id}`, class: "told",
    "aria-label": `${handle} ${report.name}, ${day(report.date ?? "")}` },
  s("title", null, report.name),
  s("rect", { x: x - DOT + 1, y: y - 9, width: DOT * 2 - 2, height: 18, rx: 9, class: "pill" }),
  s("text", { x, y: y + 4, "text-anchor": "middle", class: "pill-words" }, handle));
}

function entryBlock(screen: Screen, entry: Entry, scale: Scale, top: number, width: number): SVGElement {
  const told = tellings(screen, entry);
  const happened = bounds(entry.from, entry.to);
  const { what, rest } = entryWords(entry);
  const title = `${entry.verdict}: ${what}${rest && ` — ${rest}`}`;
  return s("g", { class: "times-entry" },
    happened && band(scale, happened, top + TITLE - 4, told.length * LINE + 2, stretch(entry.from, entry.to)),
    s("a", { href: `#entry-${entry.id}` }, s("text", { x: 0, y: top + 15, class: "times-title" },
      shortened(title, Math.floor(width / BOLD)))),
    told.map((moments, n) => readingLine(screen, entry, n, moments, scale,
      { y: top + TITLE + n * LINE + 8, faded: entry.verdict === "superseded" && n !== latest(told) })),
    entry.verdict === "superseded" && succession(told, scale, top));
}

function readingLine(
  screen: Screen, entry: Entry, n: number, moments: Telling[], scale: Scale, at: { y: number; faded: boolean },
): SVGElement {
  const reading = entry.readings?.[n];
  const [label = 0] = scale.range();
  const ends = moments.map((m) => scale(m.at));
  return s("g", { class: `line-of${at.faded ? " superseded" : ""}${reading?.altered ? " altered" : ""}` },
    s("a", { href: `#reading-${entry.id}-${n}`, class: "value-link" },
      s("text", { x: label - 10, y: at.y + 4, "text-anchor": "end" },
        shortened(reading?.value ?? "", label > 100 ? 28 : 11))),
    moments.length === 0 && s("text", { x: label + 4, y: at.y + 4, class: "earlier" }, "undated"),
    moments.length > 1 &&
      s("line", { x1: ends[0], x2: ends[ends.length - 1], y1: at.y, y2: at.y, class: "spell" }),
    moments.map((m) => s("a", { href: `#claim-${m.claim.id}`,
      "aria-label": `${reading?.value ?? ""}, told by ${screen.story.handle(m.claim.report)}` },
    s("circle", { cx: scale(m.at), cy: at.y, r: 5, class: `moment is-${slug(entry.verdict)}` }))));
}

function latest(told: Telling[][]): number {
  const ends = told.map((moments) => moments[moments.length - 1]?.at ?? -Infinity);
  return ends.indexOf(Math.max(...ends));
}

/** When it happened, as a band; a little arrow where that goes on beyond the drawing. */
function band(scale: Scale, [from, to]: [number, number], y: number, height: number, words: string): Child {
  const [low = 0, high = 0] = scale.range();
  const [x1, x2] = [Math.max(scale(from), low), Math.min(scale(to), high)];
  const middle = y + height / 2;
  return s("g", null, s("title", null, words),
    x2 > x1 && s("rect", { x: x1, y, width: Math.max(3, x2 - x1), height, class: "happened" }),
    scale(from) < low - 1 && s("path", { d: `M${low - 1} ${middle}l6 -5v10z`, class: "beyond" }),
    scale(to) > high + 1 && s("path", { d: `M${high + 1} ${middle}l-6 -5v10z`, class: "beyond" }));
}

/** Arrows from each reading to the one that took its place. */
function succession(told: Telling[][], scale: Scale, top: number): Child {
  const order = told.map((moments, n) => ({ n, at: moments[moments.length - 1]?.at ?? NaN }))
    .filter((one) => !Number.isNaN(one.at)).sort((a, b) => a.at - b.at);
  const y = (n: number) => top + TITLE + n * LINE + 8;
  return order.slice(1).map((next, i) => {
    const before = order[i];
    if (!before) return null;
    const start = told[next.n]?.[0]?.at ?? next.at;
    const [x1, x2] = [scale(before.at), scale(Math.max(before.at, start))];
    const down = y(next.n) > y(before.n) ? 1 : -1;
    const tip = y(next.n) - 6 * down;
    return s("g", { class: "succession" }, s("title", null, "superseded"),
      s("path", { class: "way", d: `M${x1} ${y(before.n) + 6 * down}C${x1} ${tip - 5 * down} ${x2} ${y(before.n) + 6 * down} ${x2} ${tip - 4 * down}` }),
      s("path", { class: "head", d: `M${x2} ${tip}l-4 ${-7 * down}h8z` }));
  });
}
