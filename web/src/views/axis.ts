// The days on which a story happened and was told, from left to right.

import { scaleUtc, type ScaleTime } from "d3-scale";
import type { Report } from "../dossier";
import type { Entry } from "../packed";
import { type Child, s } from "../dom";
import { day } from "../words";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const AXIS = 30;
/** Happenings longer before the first report, or after the last, are cut off, with an arrow. */
const BEYOND = 2 * DAY;
/** Room that the words of a day need. */
const WORDS = 56;

type Scale = ScaleTime<number, number>;

/** When a report appeared; noon where only its day is known. */
export function moment(report: Report | undefined): number {
  const told = report?.told.published;
  if (!told) return NaN;
  const hour = told.time ? `T${told.time}` : "T12:00Z";
  return Date.parse(`${told.date}${hour}`);
}

/** The first moment of the first day and the last of the last one; null where neither is known. */
export function bounds(from?: string, to?: string): [number, number] | null {
  const first = Date.parse(`${from ?? to}T00:00Z`);
  const last = Date.parse(`${to ?? from}T00:00Z`) + DAY;
  return Number.isNaN(first) || Number.isNaN(last) ? null : [first, last];
}

/** A scale over the days of the reports, and those of happenings that are not far from them. */
export function scaleOf(dated: Report[], rows: Entry[], range: [number, number]): Scale {
  const moments = dated.map(moment).filter((at) => !Number.isNaN(at));
  const [least, most] = [Math.min(...moments), Math.max(...moments)];
  const happened = rows.map((entry) => bounds(entry.from, entry.to)).filter((b) => b !== null);
  const beyond = Math.max(BEYOND, (most - least) / 2);
  const near = happened.filter((b) => b[0] >= least - beyond && b[1] <= most + beyond);
  const first = Math.min(least, ...near.map((b) => b[0]));
  const last = Math.max(most, ...near.map((b) => b[1] - 1));
  return scaleUtc([Math.floor(first / DAY) * DAY, Math.ceil((last + 1) / DAY) * DAY], range);
}

/** Hours where every report has one, else days: a date alone is no noon. */
export function axis(scale: Scale, height: number, hours: boolean): Child {
  const [low, high] = scale.domain() as [Date, Date];
  const room = ((scale.range()[1] ?? 0) - (scale.range()[0] ?? 0)) / ((+high - +low) / DAY);
  const every = Math.max(1, Math.ceil(WORDS / room));
  const lines: Child[] = [];
  for (let at = +low, n = 0; at <= +high; at += DAY, n += 1) {
    const x = scale(at);
    if (n % every === 0 || at === +high)
      lines.push(s("line", { x1: x, x2: x, y1: AXIS - 8, y2: height, class: "tick" }));
    const width = room * Math.min(every, (+high - at) / DAY);
    if (n % every === 0 && width >= WORDS - 8)
      lines.push(s("text", { x: x + width / 2, y: AXIS - 14,
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
