// Who moves, or stays: the movements claimed, as arrows on the map and as rows of its table.

import type { Claim, Place, Quantity } from "../packed";
import { type Child, h, s } from "../dom";
import { chip, claimHandles, slug, type Screen } from "../screen";
import { shortened } from "../text";
import { capital, number } from "../words";

export const COLUMNS = ["who", "how many", "does what", "from", "to", "status", "told by"];
/** Movements of which the map knows one end are short arrows round it, so many at most. */
const STUBS = 5;
const SHORT = 38;
const CLEAR = 12;
const TURN = 0.62;
/** Shorter names stand in other words by chance. */
const NAME = 4;
/** Room that a letter of a figure needs. */
const FIGURE = 8.2;
const LINE = 15;
const TRIES = 4;
/** What happens where it is: a ring round the place, so many at most. */
const STILL = new Set(["stay", "suspend", "resume", "other"]);
const RINGS = 2;

type Point = [number, number];
export type At = (place: Place) => Point;

export interface Move {
  claims: Claim[];
  who: string;
  action: string;
  status: string;
  figure: string;
  from: string;
  to: string;
  start: Place | null;
  end: Place | null;
  /** Whether nothing later is told of the same. */
  current: boolean;
}

/** The steps of the movement book, those told by the most lineages first; and what it leaves out. */
export function movesOf(screen: Screen): { booked: Move[]; others: Move[] } {
  const booked: Move[] = [];
  const told = new Set<Claim>();
  for (const course of screen.story.told.movements ?? [])
    for (const step of course.steps ?? []) {
      const claims = screen.dossier.claimsOf(step);
      for (const claim of claims) told.add(claim);
      const who = [course.who, step.of].filter((w, i, all) => w && all.indexOf(w) === i).join(": ");
      booked.push(move(screen, claims, { ...step, who, figure: step.value ?? "", current: step.current }));
    }
  return { booked: booked.sort((a, b) => b.claims.length - a.claims.length), others: others(screen, told) };
}

interface Facts {
  who: string;
  action: string;
  status?: string;
  figure: string;
  from?: string[];
  to?: string[];
  current: boolean;
}

function move(screen: Screen, claims: Claim[], facts: Facts): Move {
  const { who, action, figure, current } = facts;
  return { claims, who, action, figure, current, status: facts.status ?? "done",
    from: (facts.from ?? []).join(", "), to: (facts.to ?? []).join(", "),
    start: find(screen, claims, facts.from), end: find(screen, claims, facts.to) };
}

/** The movements claimed that are in no course, those with the same words for all together. */
function others(screen: Screen, told: Set<Claim>): Move[] {
  const found = new Map<string, Move>();
  for (const text of screen.story.reports)
    for (const claim of screen.dossier.reports[text]?.claims ?? []) {
      if (claim.kind !== "movement" || told.has(claim)) continue;
      const { who = "", action = "other", from, to, count } = claim.body ?? {};
      const one = move(screen, [claim],
        { who, action, status: claim.status, figure: figureOf(count), from, to, current: true });
      const key = [one.who, one.action, one.status, one.figure, one.from, one.to].join("|").toLowerCase();
      const known = found.get(key);
      if (known) known.claims.push(claim);
      else found.set(key, one);
    }
  return [...found.values()].sort((a, b) => b.claims.length - a.claims.length);
}

function figureOf({ low, high }: Quantity = {}): string {
  if (low === undefined) return high === undefined ? "" : `up to ${number(high)}`;
  if (high === undefined) return `at least ${number(low)}`;
  return low === high ? number(low) : `${number(low)}–${number(high)}`;
}

/**
 * The place that the words of some claims name: one of that name, or mentioned so in a report of
 * theirs; else the longest name that stands in the words ("neighbouring Kuwait").
 */
function find({ dossier }: Screen, claims: Claim[], names?: string[]): Place | null {
  const reports = new Set(claims.map((claim) => claim.report));
  for (const name of names ?? []) {
    const wanted = name.toLowerCase();
    const place = dossier.places.find((p) => p.name.toLowerCase() === wanted ||
      (p.mentions ?? []).some(([r, a, b]) =>
        reports.has(r) && dossier.reports[r]?.text.slice(a, b).toLowerCase() === wanted));
    const [within] = dossier.places.filter((p) => p.name.length >= NAME && ` ${wanted} `.includes(` ${p.name.toLowerCase()} `))
      .sort((a, b) => b.name.length - a.name.length);
    if (place ?? within) return place ?? within ?? null;
  }
  return null;
}

export type Box = [number, number, number, number];

/** The movements as arrows, those with the same ends beside each other; `taken` gets their figures. */
export function arrows(moves: Move[], at: At, taken: Box[]): Child[] {
  const stubs = new Map<Place, number>();
  const rings = new Map<Place, number>();
  const between = new Map<string, number>();
  return moves.map((move) => {
    const { start, end } = move;
    if (start && end && start !== end) {
      const [a, b] = [at(start), at(end)];
      const key = [a, b].map(String).sort().join(" ");
      const n = between.get(key) ?? 0;
      between.set(key, n + 1);
      return arrow(move, a, b, (n % 2 ? -1 : 1) * (0.16 + 0.12 * Math.floor(n / 2)), taken);
    }
    const place = end ?? start;
    const still = STILL.has(move.action);
    const seen = still ? rings : stubs;
    const n = place ? (seen.get(place) ?? 0) : STUBS;
    if (!place || n >= (still ? RINGS : STUBS)) return null;
    seen.set(place, n + 1);
    if (still) return ring(move, at(place), n);
    const angle = -Math.PI * 0.75 - (n % 2 ? -1 : 1) * Math.ceil(n / 2) * TURN;
    const on = (far: number): Point => [at(place)[0] + far * Math.cos(angle), at(place)[1] + far * Math.sin(angle)];
    const [here, out] = [on(CLEAR), on(CLEAR + SHORT)];
    return end ? arrow(move, out, here, 0, taken) : arrow(move, here, out, 0, taken);
  });
}

/** One arrow; `bend` is how far it swings out, as a share of its length: none of one with one end. */
function arrow(move: Move, [x1, y1]: Point, [x2, y2]: Point, bend: number, taken: Box[]): Child[] {
  const words = moveWords(move);
  const [mx, my] = [(x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend];
  const size = Math.hypot(x2 - mx, y2 - my) || 1;
  const [ux, uy] = [(x2 - mx) / size, (y2 - my) / size];
  const [tx, ty] = bend ? [x2 - ux * 7, y2 - uy * 7] : [x2, y2];
  const head = `M${tx} ${ty}L${tx - ux * 9 - uy * 5} ${ty - uy * 9 + ux * 5}` +
    `L${tx - ux * 9 + uy * 5} ${ty - uy * 9 - ux * 5}z`;
  const d = `M${x1} ${y1}Q${mx} ${my} ${tx - ux * 6} ${ty - uy * 6}`;
  const [cx, cy] = [(x1 + 2 * mx + x2) / 4, (y1 + 2 * my + y2) / 4];
  const figure = bend ? null : beside(move.end ? [x1, y1] : [x2, y2], move.end ? [-ux, -uy] : [ux, uy]);
  const long = move.figure.length * FIGURE;
  const fx = figure?.x ?? cx;
  const left = fx - long * (figure?.share ?? 0.5);
  const fy = free(figure?.y ?? cy - 6, (y) => [left, y - 11, left + long, y + 3], taken);
  if (!bend) taken.push([Math.min(x1, x2) - 3, Math.min(y1, y2) - 3, Math.max(x1, x2) + 3, Math.max(y1, y2) + 3]);
  if (move.figure && fy !== null) taken.push([left, fy - 11, left + long, fy + 3]);
  return [s("a", { href: `#claim-${move.claims[0]?.id ?? ""}`, class: `move status-${slug(move.status)}`,
    "aria-label": words }, s("title", null, words),
  s("path", { d, class: "reach" }), s("path", { d, class: "way" }), s("path", { d: head, class: "head" }),
  move.status === "denied" && s("path", { class: "cross",
    d: `M${cx - 6} ${cy - 6}l12 12M${cx + 6} ${cy - 6}l-12 12` })),
  move.figure && fy !== null && s("text", { x: left, y: fy, "aria-hidden": "true",
    class: `figure status-${slug(move.status)}` }, move.figure)];
}

/** Where a figure stands at the outer end of a short arrow; `share` of its words are left of x. */
function beside([x, y]: Point, [ox, oy]: Point): { x: number; y: number; share: number } {
  const share = ox < -0.4 ? 1 : ox > 0.4 ? 0 : 0.5;
  return { x: x + ox * 6, y: y + (oy < -0.4 ? -5 : oy > 0.4 ? 14 : 4), share };
}

/** The first height, from the one wanted upwards, at which nothing stands yet; null for none near. */
function free(wanted: number, box: (y: number) => Box, taken: Box[]): number | null {
  for (let y = wanted; y > wanted - TRIES * LINE; y -= LINE) {
    const [a, b, c, d] = box(y);
    if (!taken.some(([e, f, g, i]) => a < g && e < c && b < i && f < d)) return y;
  }
  return null;
}

function ring(move: Move, [x, y]: Point, n: number): SVGElement {
  const words = moveWords(move);
  const r = 11 + 5 * n;
  const [cx, cy] = [x + r * Math.SQRT1_2, y + r * Math.SQRT1_2];
  return s("a", { href: `#claim-${move.claims[0]?.id ?? ""}`, class: `move status-${slug(move.status)}`,
    "aria-label": words }, s("title", null, words), s("circle", { cx: x, cy: y, r, class: "ring" }),
  move.status === "denied" && s("path", { class: "cross", d: `M${cx - 4} ${cy - 4}l8 8M${cx + 4} ${cy - 4}l-8 8` }));
}

function moveWords(move: Move): string {
  return [capital(move.who), move.figure && `(${move.figure})`, move.action,
    move.from && `from ${move.from}`, move.to && `to ${move.to}`, `· ${move.status}`].filter(Boolean).join(" ");
}

/** A movement as a row of the table. */
export function row(screen: Screen, move: Move): HTMLElement {
  const who = shortened(capital(move.who), 80) || "–";
  const cells: Child[] = [
    h("a", { href: `#claim-${move.claims[0]?.id ?? ""}` }, who),
    move.figure, move.action, shortened(move.from, 80), shortened(move.to, 80),
    chip(`status-${slug(move.status)}`, move.status), claimHandles(screen, move.claims),
  ];
  return h("tr", null, cells.map((cell, i) => h("td", { "data-name": COLUMNS[i] }, cell)));
}
