// The sentences behind something: a reading, a place, a voice; copies of one text together.

import type { Claim, Span } from "../packed";
import { type Child, h } from "../dom";
import { chip, dateWords, handle, type Screen } from "../screen";
import { count, stretch } from "../words";
import { marked } from "./marks";

export interface Pointer {
  report: number;
  span: Span;
  sentence: number;
  claim?: Claim;
}

export function pointerOf(claim: Claim): Pointer {
  return { report: claim.report, span: [claim.start, claim.end], sentence: claim.sentence, claim };
}

/** Return sentences, each with its words marked, grouped by the text that they go back to. */
export function sentences(screen: Screen, pointers: Pointer[]): HTMLElement {
  const groups = new Map<string, Pointer[]>();
  for (const pointer of pointers) {
    const key = groupOf(screen, pointer);
    groups.set(key, [...(groups.get(key) ?? []), pointer]);
  }
  return h("div", { class: "sentences" }, [...groups.values()].map((group) => {
    const texts = new Set(group.map((pointer) => pointer.report));
    return h("section", { class: "one-text" },
      texts.size > 1 && h("h4", null, `One text, in ${count(texts.size, "report")}`),
      h("ul", null, group.map((pointer) => h("li", null, sentence(screen, pointer)))));
  }));
}

function groupOf(screen: Screen, pointer: Pointer): string {
  const passage = pointer.claim?.passage ??
    screen.dossier.passages.findIndex((sides) =>
      sides.some(([report, ...own]) => report === pointer.report && own.includes(pointer.sentence)));
  return passage >= 0 ? `passage ${passage}` : `report ${pointer.report}`;
}

/** One sentence with its outlet and date; the marked words lead to their place in the text. */
export function sentence(screen: Screen, pointer: Pointer): Child {
  const report = screen.dossier.reports[pointer.report];
  if (!report) return null;
  const place = report.sentences[pointer.sentence] ?? { start: pointer.span[0], end: pointer.span[1] };
  const from = Math.min(place.start, pointer.span[0]);
  const to = Math.max(place.end, pointer.span[1]);
  const spans = pointer.claim?.spans ?? [pointer.span];
  const marks = spans.map((span) => ({
    span, look: "claim now", claim: pointer.claim,
  }));
  const words = marked(report, from, to, marks, null, false);
  return [
    h("p", { class: "by" }, handle(screen, pointer.report), " ", report.name, " ",
      h("span", { class: "dim" }, dateWords(screen, report))),
    h("blockquote", { dir: "auto", lang: report.told.language }, words),
    h("p", { class: "more" }, h("a", {
      href: pointer.claim ? `#claim-${pointer.claim.id}` : `#at-${report.id}-${pointer.span.join("-")}`,
    }, "in its text"), pointer.claim && [" ", claimWords(pointer.claim)]),
  ];
}

/** What is known of a claim beside its words: who says it, when, how far it is done. */
export function claimWords(claim: Claim): Child {
  const { speaker } = claim;
  const via = (speaker?.via ?? []).length ? ` (through ${speaker?.via?.join(", ")})` : "";
  const time = claim.time && (claim.time.from || claim.time.to)
    ? stretch(claim.time.from, claim.time.to) : "";
  return h("span", { class: "facets" },
    chip(`k-${claim.kind}`, claim.kind),
    claim.speech && chip("plain", claim.speech),
    speaker && chip("plain", `says ${speaker.name}${speaker.role && !speaker.name.toLowerCase()
      .includes(speaker.role.toLowerCase()) ? `, ${speaker.role}` : ""}${via}`),
    time && chip("plain", time),
    claim.status && chip(`status-${claim.status.replace(" ", "-")}`, claim.status),
    claim.certainty && claim.certainty !== "certain" && chip("plain", claim.certainty));
}
