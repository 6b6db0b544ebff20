// When things happened and when they were told: a line a reading, so that supersession shows.

import { scaleUtc, type ScaleTime } from "d3-scale";
import type { Claim, Entry } from "../packed";
import type { Report } from "../dossier";
import { type Child, h, s } from "../dom";
import { slug, type Screen } from "../screen";
import { shortened } from "../text";
import { capital, day, stretch } from "../words";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FEW = 24;
const LINE = 22;
const TITLE = 26;
const AXIS = 30;
const DOT = 13;
/** Happenings longer before the first report, or after the last, are cut off, with an arrow. */
const BEYOND = 2 * DAY;

type Scale = ScaleTime<number, number>;

export function time(screen: Screen): Child {
  const dated = screen.story.reports.map((i) => screen.dossier.reports[i])
    .filter((report): report is Report => report?.date !== undefined);
  const rows = screen.story.ledger.filter((entry) => tellings(screen, entry).some((t) => t.length > 0));
  if (dated.length === 0)
    return h("p", { class: "dim" }, "No report has a date, so nothing can be set in time.");
  const box = h("div", { class: "drawing" });
  let all = false;
  const more = h("button", { type: "button", class: "button" }, `Show all ${rows.length} entries`);
  const draw = () => {
    const width = Math.max(300, box.clientWidth || 900);
    box.replaceChildren(chart(screen, dated, all ? rows : rows.slice(0, FEW), width));
  };
  more.addEventListener("click", () => {
    all = true;
    more.remove();
    draw();
  });
  new ResizeObserver(() => {
    const svg = box.querySelector("svg");
    if (!svg || Math.abs(Number(svg.getAttribute("width")) - box.clientWidth) > 2) draw();
  }).observe(box);
  return [h("p", { class: "legend" },
    "Letters: when each report appeared. Dots: when a reading was told, by the reports that tell it. ",
    "Band: when it is said to have happened. An arrow leads from a reading to the one that superseded it."),
  box, rows.length > FEW && more];
}

/** The moments at which each reading of an entry was told, with the report. */
function tellings(screen: Screen, entry: Entry): { at: number; claim: Claim }[][] {
  return (entry.readings ?? []).map((reading) =>
    screen.dossier.claimsOf(reading)
      .map((claim) => ({ at: moment(screen.dossier.reports[claim.report]), claim }))
      .filter((told): told is { at: number; claim: Claim } => !Number.isNaN(told.at))
      .sort((a, b) => a.at - b.at));
}

function moment(report: Report | undefined): number {
  const told = report?.told.published;
  if (!told) return NaN;
  const hour = told.time ? `T${told.time}` : "T12:00Z";
  return Date.parse(`${told.date}${hour}`);
}

function bounds(from?: string, to?: string): [number, number] | null {
  const first = Date.parse(`${from ?? to}T00:00Z`);
  const last = Date.parse(`${to ?? from}T00:00Z`) + DAY;
  return Number.isNaN(first) || Number.isNaN(last) ? null : [first, last];
}

function chart(screen: Screen, dated: Report[], rows: Entry[], width: number): SVGElement {
  const moments = dated.map(moment).filter((at) => !Number.isNaN(at));
  const [least, most] = [Math.min(...moments), Math.max(...moments)];
  const happened = rows.map((entry) => bounds(entry.from, entry.to)).filter((b) => b !== null);
  const beyond = Math.max(BEYOND, (most - least) / 2);
  const near = happened.filter((b) => b[0] >= least - beyond && b[1] <= most + beyond);
  const first = Math.min(least, ...near.map((b) => b[0]));
  const last = Math.max(most, ...near.map((b) => b[1] - 1));
  const label = width > 700 ? 230 : 92;
  const scale = scaleUtc(
    [Math.floor(first / DAY) * DAY, Math.ceil((last + 1) / DAY) * DAY], [label, width - 16]);
  const lane = published(screen, dated, scale);
  const body: Child[] = [];
  let y = AXIS + lane.height + 10;
  for (const entry of rows) {
    const block = entryBlock(screen, entry, scale, y, width, label);
    body.push(block.drawn);
    y += block.height;
  }
  return s("svg", { width, height: y + 8, viewBox: `0 0 ${width} ${y + 8}`, class: "times", role: "group",
    "aria-label": "When things happened and when they were reported" },
  axis(scale, y, dated.every((r) => r.told.published?.time)), lane.drawn, body);
}

/** Hours where every report has one, else days: a date alone is no noon. */
function axis(scale: Scale, height: number, hours: boolean): Child {
  const [low, high] = scale.domain() as [Date, Date];
  const room = ((scale.range()[1] ?? 0) - (scale.range()[0] ?? 0)) / ((+high - +low) / DAY);
  const every = Math.max(1, Math.ceil(56 / room));
  const lines: Child[] = [];
  for (let at = +low, n = 0; at <= +high; at += DAY, n += 1) {
    const x = scale(at);
    if (n % every === 0 || at === +high)
      lines.push(s("line", { x1: x, x2: x, y1: AXIS - 8, y2: height, class: "tick" }));
    if (n % every === 0 && at < +high)
      lines.push(s("text", { x: x + (room * Math.min(every, (+high - at) / DAY)) / 2, y: AXIS - 14,
        class: "tick-words", "text-anchor": "middle" }, dayWords(at, room * every)));
    if (hours && room > 150 && at < +high)
      for (const hour of [6, 12, 18])
        lines.push(s("text", { x: scale(at + hour * HOUR), y: AXIS - 1, class: "tick-words",
          "text-anchor": "middle" }, `${hour}:00`));
  }
  return s("g", { class: "time" }, lines);
}

function dayWords(at: number, room: number): string {
  const words = day(new Date(at).toISOString().slice(0, 10));
  return room > 90 ? words : words.replace(/ \d{4}$/, "");
}

/** The reports as letters at their dates, piled up where several appeared together. */
function published(screen: Screen, dated: Report[], scale: Scale): { drawn: Child; height: number } {
  const piles = new Map<number, number>();
  const drawn = dated.map((report) => {
    const column = Math.round(scale(moment(report)) / (DOT * 2));
    const row = piles.get(column) ?? 0;
    piles.set(column, row + 1);
    const [x, y] = [column * DOT * 2, AXIS + 12 + row * 22];
    return s("a", { href: `#report-${report.id}`, class: "told",
      "aria-label": `${screen.story.handle(report.index)} ${report.name}, ${day(report.date ?? "")}` },
    s("title", null, report.name),
    s("rect", { x: x - DOT + 1, y: y - 9, width: DOT * 2 - 2, height: 18, rx: 9, class: "pill" }),
    s("text", { x, y: y + 4, "text-anchor": "middle", class: "pill-words" },
      screen.story.handle(report.index)));
  });
  const height = Math.max(...piles.values(), 1) * 22 + 8;
  return { drawn: [s("text", { x: 0, y: AXIS + 16, class: "lane" }, "reported"), drawn], height };
}

function entryBlock(
  screen: Screen, entry: Entry, scale: Scale, top: number, width: number, label: number,
): { drawn: Child; height: number } {
  const told = tellings(screen, entry);
  const readings = entry.readings ?? [];
  const height = TITLE + told.length * LINE + 6;
  const happened = bounds(entry.from, entry.to);
  const title = [capital(entry.what ?? ""), entry.who].filter(Boolean).join(" — ");
  const lines = told.map((moments, n) => {
    const y = top + TITLE + n * LINE + 8;
    const reading = readings[n];
    const ends = moments.map((m) => scale(m.at));
    const faded = entry.verdict === "superseded" && n !== latest(told);
    return s("g", { class: `line-of${faded ? " superseded" : ""}${reading?.altered ? " altered" : ""}` },
      s("a", { href: `#reading-${entry.id}-${n}`, class: "value-link" },
        s("text", { x: label - 10, y: y + 4, "text-anchor": "end" },
          shortened(reading?.value ?? "", label > 100 ? 30 : 12))),
      moments.length === 0 && s("text", { x: label, y: y + 4, class: "earlier" }, "undated"),
      moments.length > 1 && s("line", { x1: ends[0], x2: ends[ends.length - 1], y1: y, y2: y, class: "spell" }),
      moments.map((m) => s("a", { href: `#claim-${m.claim.id}`,
        "aria-label": `${reading?.value ?? ""}, told by ${screen.story.handle(m.claim.report)}` },
      s("circle", { cx: scale(m.at), cy: y, r: 5, class: `moment is-${slug(entry.verdict)}` }))));
  });
  const drawn = s("g", { class: "times-entry" },
    happened && band(scale, happened, top + TITLE - 4, told.length * LINE + 2, width,
      stretch(entry.from, entry.to)),
    s("a", { href: `#entry-${entry.id}` }, s("text", { x: 0, y: top + 15, class: "times-title" },
      shortened(`${entry.verdict}: ${title}`, Math.floor(width / 7.4)))),
    lines, entry.verdict === "superseded" && succession(told, scale, top));
  return { drawn, height };
}

function latest(told: { at: number }[][]): number {
  const ends = told.map((moments) => moments[moments.length - 1]?.at ?? -Infinity);
  return ends.indexOf(Math.max(...ends));
}

function band(
  scale: Scale, [from, to]: [number, number], y: number, height: number, width: number, words: string,
): Child {
  const [low, high] = scale.range();
  const [x1, x2] = [Math.max(scale(from), low ?? 0), Math.min(scale(to), high ?? width)];
  if (x2 <= (low ?? 0))
    return s("text", { x: (low ?? 0) + 2, y: y + 12, class: "earlier" }, `◂ ${words}`);
  return s("rect", { x: x1, y, width: Math.max(3, x2 - x1), height, class: "happened" },
    s("title", null, words));
}

/** Arrows from each reading to the one that took its place. */
function succession(told: { at: number }[][], scale: Scale, top: number): Child {
  const order = told.map((moments, n) => ({ n, at: moments[moments.length - 1]?.at ?? NaN }))
    .filter((one) => !Number.isNaN(one.at)).sort((a, b) => a.at - b.at);
  return order.slice(1).map((next, i) => {
    const before = order[i];
    if (!before) return null;
    const [y1, y2] = [before.n, next.n].map((n) => top + TITLE + n * LINE + 8) as [number, number];
    const start = told[next.n]?.[0]?.at ?? next.at;
    const [x1, x2] = [scale(before.at), scale(Math.max(before.at, start))];
    return s("path", { d: `M${x1} ${y1}Q${x2} ${y1} ${x2} ${y2 + (y2 > y1 ? -8 : 8)}`, class: "succession" },
      s("title", null, "superseded"));
  });
}
