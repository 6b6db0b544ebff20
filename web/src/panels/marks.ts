// Report text with marks on it: claims as links, damage, odd phrases, figures that no claim took.

import type { Claim, Span } from "../packed";
import type { Dossier, Report } from "../dossier";
import { touch } from "../dossier";
import { type Child, h } from "../dom";

export interface Mark {
  span: Span;
  /** The classes of the characters it covers. */
  look: string;
  claim?: Claim;
  /** A note shown after its last character, in smaller type. */
  note?: string;
}

/** Return all that is to be marked in a report. */
export function marksOf(dossier: Dossier, report: Report): Mark[] {
  const marks: Mark[] = [];
  for (const claim of report.claims)
    for (const span of claim.spans ?? [[claim.start, claim.end] as Span])
      marks.push({ span, look: `claim k-${claim.kind}`, claim });
  for (const [start, end, kind, suggested] of report.told.damage ?? []) {
    const note = suggested ? `${kind}: read “${suggested}”` : kind;
    marks.push({ span: [start, end], look: "damage", note });
  }
  for (const [start, end, expected] of report.told.evidence ?? [])
    marks.push({ span: [start, end], look: "odd", note: expected ? `usual: ${expected}` : undefined });
  for (const [at, start, end] of dossier.told.unclaimed ?? [])
    if (at === report.index) marks.push({ span: [start, end], look: "unclaimed" });
  return marks;
}

/**
 * Return the text between two offsets with its marks. Where `anchored`, the first characters of a
 * claim carry its id, so that a link can lead there.
 */
export function marked(
  report: Report, from: number, to: number, marks: Mark[], now: string | null, anchored: boolean,
): Child[] {
  const inside = marks.filter((mark) => touch(mark.span, [from, to]));
  const cuts = new Set([from, to]);
  for (const { span } of inside)
    for (const at of span) if (at > from && at < to) cuts.add(at);
  const order = [...cuts].sort((a, b) => a - b);
  const told: Child[] = [];
  for (let i = 0; i + 1 < order.length; i += 1) {
    const [start, end] = [order[i] ?? 0, order[i + 1] ?? 0];
    const over = inside.filter((mark) => mark.span[0] < end && start < mark.span[1]);
    told.push(stretch(report, start, end, over, now, anchored));
    for (const mark of over)
      if (mark.note && mark.span[1] === end) told.push(h("small", { class: "note" }, mark.note));
  }
  return told;
}

function stretch(
  report: Report, start: number, end: number, over: Mark[], now: string | null, anchored: boolean,
): Child {
  const words = report.text.slice(start, end);
  if (over.length === 0) return words;
  const looks = new Set(over.flatMap((mark) => mark.look.split(" ")));
  const claims = over.map((mark) => mark.claim).filter((claim) => claim !== undefined);
  if (claims.some((claim) => claim.id === now)) looks.add("now");
  const look = [...looks].join(" ");
  const narrowest = claims.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  const body: Child = narrowest && words.trim()
    ? h("a", { class: look, href: `#claim-${narrowest.id}`, "data-claim": narrowest.id }, words)
    : h(narrowest ? "span" : "mark", { class: look }, words);
  if (!anchored) return body;
  const begun = over.filter((mark) => mark.claim && mark.claim.start === start);
  return begun.reduceRight<Child>(
    (inner, mark) => h("span", { id: `claim-${mark.claim?.id}` }, inner), body);
}
