// What the views share: the story on screen, and small pieces that link to the evidence.

import type { Claim, Descent, Entry, Relation, Verdict } from "./packed";
import type { Dossier, Report, Story } from "./dossier";
import { type Child, h, unseen } from "./dom";
import { shortened } from "./text";
import { capital, count, day, percent, stretch } from "./words";

const LONG_ORIGIN = 70;

export interface Screen {
  dossier: Dossier;
  story: Story;
}

export const RELATIONS: Relation[] = [
  "copy", "excerpt", "revision", "rewrite", "machine-paraphrase", "back-translation", "partial",
];
export const VERDICTS: Verdict[] = [
  "conflicting", "denied", "superseded", "differing scope", "agreed", "single",
];

export function slug(words: string): string {
  return words.replace(/\s+/g, "-");
}

/** A verdict or relation as a small label in its colour. */
export function chip(kind: string, words = kind.replace("machine-", "machine ")): HTMLElement {
  return h("span", { class: `chip is-${slug(kind)}` }, words);
}

/** A report's short name, as a link to its text. */
export function handle(screen: Screen, text: number): HTMLElement {
  const { dossier, story } = screen;
  const report = dossier.reports[text];
  const name = story.handle(text);
  if (!report) return h("b", { class: "handle lost", title: dossier.name(text) }, name);
  return h("a", { class: "handle", href: `#report-${report.id}`, title: report.name }, name);
}

export function handles(screen: Screen, texts: number[]): Child {
  return texts.map((text) => handle(screen, text));
}

/** The reports of some claims, each linked to the claim itself. */
export function claimHandles(screen: Screen, claims: Claim[], most = 12): Child {
  const { story } = screen;
  const seen = new Map<number, Claim>();
  for (const claim of claims) if (!seen.has(claim.report)) seen.set(claim.report, claim);
  const order = [...story.inOrder(seen.keys())];
  for (const text of seen.keys()) if (!order.includes(text)) order.push(text);
  const rest = order.length - most;
  return [
    order.slice(0, most).map((text) =>
      h("a", {
        class: "handle", href: `#claim-${seen.get(text)?.id ?? ""}`,
        title: screen.dossier.name(text),
      }, story.handle(text))),
    rest > 0 && h("span", { class: "dim" }, `+${rest}`),
  ];
}

export function relationWords(relation: Relation): string {
  return relation === "machine-paraphrase" ? "machine paraphrase" : relation;
}

/** Relation and share of an edge, and how sure its direction is, in words. */
export function edgeWords(descent: Descent): string {
  const sure = { certain: "", likely: ", likely", unknown: ", either may be the older" };
  return `${relationWords(descent.relation)}, ${percent(descent.derived)}${sure[descent.direction]}`;
}

/** Where an edge leads: both texts side by side, or a lost parent's child and its nearest sibling. */
export function edgeHash(dossier: Dossier, descent: Descent): string {
  const parent = dossier.reports[descent.parent];
  const child = dossier.reports[descent.child];
  if (parent && child) return `#compare-${parent.id}-${child.id}`;
  const siblings = dossier.descents
    .filter((d) => d.parent === descent.parent && dossier.reports[d.child] && d !== descent)
    .map((d) => ({ d, near: dossier.sharedSentences(descent.child, d.child) }))
    .sort((one, other) => other.near - one.near || other.d.derived - one.d.derived)
    .map(({ d }) => dossier.reports[d.child]?.id);
  const ids = [child?.id, ...siblings.slice(0, 1)].filter((id) => id !== undefined);
  if (ids.length > 1) return `#compare-${ids.join("-")}`;
  return ids.length ? `#report-${ids[0]}` : "#family";
}

export function basisWords(screen: Screen, report: Report): string {
  const when = report.told.published;
  if (!when) return "no date known";
  if (when.basis === "inferred")
    return when.from === undefined ? "inferred" : `inferred from ${screen.story.handle(when.from)}`;
  return when.basis === "dateline" ? "from its dateline" : "stated";
}

export function dateWords(screen: Screen, report: Report): string {
  const when = report.told.published;
  if (!when) return "undated";
  return `${day(when.date)}${when.time ? ` ${when.time}` : ""}, ${basisWords(screen, report)}`;
}

/** What an entry is about, in a line: the thing, then whose it is where that is not said yet. */
export function entryWords(entry: Entry): { what: string; rest: string } {
  const [what, who] = [entry.what ?? "", entry.who ?? ""];
  const named = what.toLowerCase().includes(who.toLowerCase()) ? "" : who;
  const rest = [named, entry.where, stretch(entry.from, entry.to)].filter(Boolean).join(", ");
  return { what: capital(what || who) || "Something not named", rest };
}

/** Dots for lineages: each stands for one text that says it. */
export function dots(lineages: number): HTMLElement {
  const most = 12;
  return h("span", { class: "dots" },
    h("span", { "aria-hidden": "true" }, "●".repeat(Math.min(lineages, most)), lineages > most && "…"),
    unseen(count(lineages, "lineage")));
}

/** Who said it, each leading to its own claim among those given, else to `otherwise`. */
export function originLinks(told: string[], claims: Claim[], otherwise: string): Child {
  if (told.length === 0) return h("span", { class: "dim" }, "no origin named");
  return told.map((origin, i) => {
    const own = claims.find((claim) => claim.speaker?.name === origin);
    return [i > 0 && " ", h("span", { class: "ring", "aria-hidden": "true" }, "○"),
      h("a", { class: "origin", href: own ? `#claim-${own.id}` : otherwise, "data-origin": origin },
        shortened(origin, LONG_ORIGIN))];
  });
}
