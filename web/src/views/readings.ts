// The readings of an entry as bars on one scale, with the accounts behind each.

import type { Chosen, Entry, Reading } from "../packed";
import { type Child, h, styled } from "../dom";
import { claimHandles, dots, originLinks, type Screen } from "../screen";
import { number } from "../words";

const LONG = 14;

/** Return a row a reading, each with the letters of at most so many reports. */
export function readingRows(screen: Screen, entry: Entry, most = 12): HTMLElement {
  const readings = entry.readings ?? [];
  const scale = readings.length > 1 ? scaleOf(readings) : null;
  return h("ul", { class: `readings${scale ? "" : " no-bars"}` }, readings.map((reading, n) => {
    const long = reading.value.length > LONG ? " is-long" : "";
    return h("li", { class: `reading${long}${reading.altered ? " altered" : ""}` },
      h("a", { class: "value", href: `#reading-${entry.id}-${n}` }, reading.value),
      scale !== null && bar(reading, scale),
      h("span", { class: "behind" },
        h("a", { class: "lineages", href: `#reading-${entry.id}-${n}` }, dots(reading.lineages)), " ",
        originLinks(reading.origins ?? [], screen.dossier.claimsOf(reading), `#reading-${entry.id}-${n}`),
        reading.altered && changed(screen, reading)),
      h("span", { class: "tellers" }, claimHandles(screen, screen.dossier.claimsOf(reading), most)));
  }));
}

/** Return whether a reader's rule takes a reading. */
export function takes(chosen: Chosen, reading: Reading): boolean {
  if (reading.altered) return false;
  const low = reading.low ?? reading.high ?? NaN;
  const high = reading.high ?? reading.low ?? NaN;
  if (chosen.rule === "range") return low >= chosen.low && high <= chosen.high;
  return chosen.best >= low && chosen.best <= high;
}

function changed(screen: Screen, reading: Reading): Child {
  const by = reading.altered?.by;
  return h("span", { class: "warn" }, " changed in copying",
    by !== undefined && ` by ${screen.story.handle(by)}`,
    reading.altered?.from && `, from “${reading.altered.from}”`);
}

interface Scale {
  most: number;
}

/** The scale of an entry's figures, from none to the greatest that no copy made; null without. */
function scaleOf(readings: Reading[]): Scale | null {
  const own = readings.some((r) => !r.altered) ? readings.filter((r) => !r.altered) : readings;
  const told = own.flatMap((r) => [r.low, r.high]).filter((v) => v !== undefined);
  const most = Math.max(0, ...told);
  return told.length > 0 && most > 0 ? { most } : null;
}

function bar(reading: Reading, scale: Scale): HTMLElement {
  const { low, high } = reading;
  const [from, to] = [low ?? 0, high ?? scale.most];
  const words = low === undefined && high === undefined ? "no figure"
    : low === high ? number(from)
    : `${low === undefined ? "at most" : number(low)} ${high === undefined ? "or more" : `to ${number(to)}`}`;
  const share = (value: number) => `${Math.max(0, Math.min(100, (100 * value) / scale.most))}%`;
  if (low === undefined && high === undefined) return h("span", { class: "bar-of" });
  const exact = low === high;
  const body = styled(h("span", {
    class: ["fill", !exact && "range", (high === undefined || from > scale.most) && "open-up",
      low === undefined && "open-down"].filter(Boolean).join(" "),
  }), exact
    ? { "inline-size": share(to) }
    : { "margin-inline-start": share(from), "inline-size": `max(6px, ${share(to - from)})` });
  return h("span", { class: "bar-of", role: "img", "aria-label": words }, body);
}
