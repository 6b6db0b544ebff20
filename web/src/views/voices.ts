// Who is quoted, by role, in which reports; where the words of one quotation differ, both.

import type { Claim } from "../packed";
import { changed, tokens } from "../diff";
import { type Child, h } from "../dom";
import { showAll } from "../drawn";
import { claimHandles, handle, type Screen } from "../screen";
import { marks } from "../panels/words";
import { capital, count } from "../words";

const FEW = 10;
/** Quotations of one speaker that share so much of the shorter one's words are one quotation. */
const ALIKE = 0.6;
/** As much is enough where their sentences go back to one text. */
const SPUN = 0.2;

/** Who speaks: for an office or institution, by name, or without one. */
const ROLES: [string, (voice: Voice) => boolean][] = [
  ["Officials and institutions", (voice) => voice.official],
  ["Others, by name", (voice) => !voice.official && /\p{Lu}/u.test(voice.name)],
  ["Not named", (voice) => !voice.official && !/\p{Lu}/u.test(voice.name)],
];

interface Voice {
  name: string;
  role: string;
  claims: Claim[];
  official: boolean;
  /** Each quotation as its wordings, each wording as the claims that have it. */
  quotations: Claim[][][];
}

export function voices(screen: Screen): Child {
  const told = voicesOf(screen);
  if (told.length === 0) return h("p", { class: "dim" }, "Nobody is quoted.");
  const groups = ROLES.map(([title, fits]) => [title, told.filter(fits)] as const)
    .filter(([, own]) => own.length > 0);
  return [altered(told), groups.map(([title, own]) => h("section", { class: "group" },
    h("h3", null, title), folded(screen, own)))];
}

/** The first voices of a group, the others when they are asked for. */
function folded(screen: Screen, own: Voice[]): Child {
  const rest = h("div", null);
  const more = h("button", { type: "button", class: "button" }, `Show all ${own.length} of them`);
  showAll(more, () => rest.replaceChildren(...own.slice(FEW).map((voice) => one(screen, voice))));
  return [own.slice(0, FEW).map((voice) => one(screen, voice)), rest, own.length > FEW && more];
}

function altered(told: Voice[]): Child {
  const sum = told.reduce((all, voice) => all + changes(voice), 0);
  return sum > 0 && h("p", { class: "warn" },
    `${count(sum, "quotation")} in quotation marks ${sum === 1 ? "is" : "are"} not the same everywhere.`);
}

export function voicesOf(screen: Screen): Voice[] {
  const found = new Map<string, Claim[]>();
  for (const text of screen.story.reports)
    for (const claim of screen.dossier.reports[text]?.claims ?? [])
      if (claim.kind === "quotation" && claim.speaker)
        found.set(claim.speaker.name, [...(found.get(claim.speaker.name) ?? []), claim]);
  return [...found].map(([name, claims]) => ({ name, claims, role: usual(claims),
    official: claims.some((claim) => claim.speaker?.official),
    quotations: alike(screen, claims).map((group) => variants(screen, group)) }))
    .sort((a, b) => b.claims.length - a.claims.length || a.name.localeCompare(b.name, "en"));
}

function usual(claims: Claim[]): string {
  const sums = new Map<string, number>();
  for (const claim of claims)
    if (claim.speaker?.role) sums.set(claim.speaker.role, (sums.get(claim.speaker.role) ?? 0) + 1);
  return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

function one(screen: Screen, voice: Voice): HTMLElement {
  const role = voice.name.toLowerCase().includes(voice.role.toLowerCase()) ? "" : voice.role;
  const sum = changes(voice);
  return h("section", { class: "voice" },
    h("h4", null, h("span", { dir: "auto" }, capital(voice.name)),
      role && h("span", { class: "dim" }, `, ${role}`)),
    voice.quotations.length > 1 && h("p", { class: "dim" }, count(voice.quotations.length, "quotation"), " in ",
      claimHandles(screen, voice.claims), sum > 0 && h("span", { class: "warn" }, ` ${sum} altered`)),
    h("ul", null, voice.quotations.map((wordings) => h("li", null, quotation(screen, wordings)))));
}

/** How many quotations stand within quotation marks in more than one wording. */
function changes({ quotations }: Voice): number {
  return quotations.filter((wordings) =>
    wordings.filter(([claim]) => claim?.speech === "direct").length > 1).length;
}

function words(screen: Screen, claim: Claim): string {
  const report = screen.dossier.reports[claim.report];
  const spans = claim.spans ?? [[claim.start, claim.end]];
  return spans.map(([a, b]) => report?.text.slice(a ?? 0, b ?? 0) ?? "").join(" … ")
    .replace(/\s+/g, " ").trim();
}

function bare(text: string): string[] {
  return tokens(text.toLowerCase().replace(/[‘’]/g, "'")).map((token) => token.trim())
    .filter((token) => /[\p{L}\p{N}]/u.test(token));
}

/** Put together the quotations that are tellings of one. */
function alike(screen: Screen, claims: Claim[]): Claim[][] {
  const groups: { claims: Claim[]; bags: Set<string>[] }[] = [];
  for (const claim of claims) {
    const bag = new Set(bare(words(screen, claim)));
    const home = groups.find((group) => group.bags.some((other, i) => {
      const one = claim.passage !== undefined && claim.passage === group.claims[i]?.passage;
      return overlap(bag, other) >= (one ? SPUN : ALIKE);
    }));
    if (home) {
      home.claims.push(claim);
      home.bags.push(bag);
    } else groups.push({ claims: [claim], bags: [bag] });
  }
  return groups.map((group) => group.claims);
}

function overlap(one: Set<string>, other: Set<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / Math.max(1, Math.min(one.size, other.size));
}

/** The wordings of one quotation, the most told first; one only cut short is no other wording. */
function variants(screen: Screen, claims: Claim[]): Claim[][] {
  const found: { text: string; claims: Claim[] }[] = [];
  const order = [...claims].sort((a, b) => words(screen, b).length - words(screen, a).length);
  for (const claim of order) {
    const text = ` ${bare(words(screen, claim)).join(" ")} `;
    const home = found.find((variant) => variant.text.includes(text));
    if (home) home.claims.push(claim);
    else found.push({ text, claims: [claim] });
  }
  const place = (claims: Claim[]) =>
    Math.min(...claims.map((claim) => screen.story.reports.indexOf(claim.report)));
  return found.map((variant) => variant.claims)
    .sort((a, b) => b.length - a.length || place(a) - place(b));
}

/** A quotation, and beside it each other wording with what is not the same. */
function quotation(screen: Screen, [first, ...rest]: Claim[][]): Child {
  if (!first?.[0]) return null;
  const base = words(screen, first[0]);
  if (rest.length === 0) return line(screen, first, [base]);
  const others = rest.map((claims) => ({ claims, change: changed(base, words(screen, claims[0] as Claim)) }));
  const [only] = others;
  return h("div", { class: "wordings" },
    h("div", null, line(screen, first, only && others.length === 1 ? marks(only.change.before) : [base])),
    h("ul", null, others.map(({ claims, change }) => {
      const literal = [first, claims].every(([claim]) => claim?.speech === "direct");
      return h("li", null,
        h("span", { class: literal ? "warn" : "dim" }, literal ? "altered: " : "in other words: "),
        line(screen, claims, marks(change.after)));
    })));
}

function line(screen: Screen, claims: Claim[], body: Child[]): Child {
  const [claim] = claims;
  const marked = claim?.speech !== "indirect";
  return h("span", { class: "quoted" },
    h("a", { href: `#claim-${claim?.id ?? ""}`, class: "words", dir: "auto" }, marked && "“", body, marked && "”"), " ",
    claim?.speech && claim.speech !== "direct" && h("span", { class: "dim" }, `${claim.speech} `),
    claims.length === 1 && claim ? handle(screen, claim.report) : claimHandles(screen, claims));
}
