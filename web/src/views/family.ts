// The stemma drawn: a row a text, time from left to right, lost ancestors dashed, width by share.

import type { Report } from "../dossier";
import type { Descent, Node, Relation } from "../packed";
import { type Child, h, s } from "../dom";
import { fitted } from "../drawn";
import {
  chip, edgeHash, edgeWords, relationWords, RELATIONS, type Screen, slug,
} from "../screen";
import { shortened } from "../text";
import { capital, count, day } from "../words";

const ROW = 42;
const HEAD = 34;
const STEP = 24;
/** Room that the words of a date need. */
const DATE = 84;
const LABEL = 300;
const STRETCH = 5;
const CHAR = 7.4;
const GUTTERS = 5;
/** From so many reports on, the leaves below one text are folded after the first few. */
const MANY = 60;
const LEAVES = 6;

interface Row {
  text: number;
  node: Node | null;
  parent: Row | null;
  descent: Descent | null;
  x: number;
  y: number;
  depth: number;
  /** How many copies are folded into this row, where it stands for them. */
  folded: Node[];
}

export function family(screen: Screen): Child {
  const box = h("div", { class: "drawing" });
  const open = new Set<number>();
  const draw = fitted(box, (width) => box.replaceChildren(drawing(screen, width, open, () => draw())));
  return [legend(screen), box, list(screen)];
}

function legend(screen: Screen): HTMLElement {
  const used = new Set(screen.dossier.descents
    .filter((d) => screen.story.handles.has(d.child)).map((d) => d.relation));
  return h("p", { class: "legend" }, RELATIONS.filter((r) => used.has(r)).map((r) => [chip(r), " "]),
    "Wider lines: more of the text comes from there. ",
    "Filled: the report states its date; half: its dateline does; empty: inferred. ",
    screen.story.ancestors.length > 0 && "Dashed: a text that we do not hold.");
}

function rowsOf(screen: Screen, open: Set<number>): Row[] {
  const { dossier, story } = screen;
  const told: Row[] = [];
  const many = story.reports.length >= MANY;
  const visit = (node: Node, parent: Row | null, depth: number) => {
    const [text, at] = node;
    const descent = at === null ? null : (dossier.descents[at] ?? null);
    const row = { text, node, parent, descent, x: 0, y: told.length, depth, folded: [] };
    told.push(row);
    const children = node[3];
    const leaves = children.filter((child) => child[3].length === 0 && child[2].length === 0);
    const hidden = many && leaves.length > LEAVES + 2 && !open.has(text)
      ? new Set(leaves.slice(LEAVES)) : new Set<Node>();
    for (const child of children) if (!hidden.has(child)) visit(child, row, depth + 1);
    if (hidden.size > 0)
      told.push({ text, node: null, parent: row, descent: null, x: 0, y: told.length,
        depth: depth + 1, folded: [...hidden] });
  };
  for (const tree of story.trees) visit(tree, null, 0);
  return told;
}

/** Give each row its place in time: a slot a date, within it a step for each remove. */
function place(screen: Screen, rows: Row[], width: number): { date: string; x: number }[] {
  const { dossier } = screen;
  const dateOf = (row: Row) => dossier.reports[row.text]?.date;
  const dates = [...new Set(rows.map(dateOf).filter((d): d is string => d !== undefined))].sort();
  const steps = new Map(dates.map((date) => [date, 1]));
  const level = new Map<Row, number>();
  for (const row of rows) {
    const date = dateOf(row);
    let up = row.parent;
    while (up && dateOf(up) === undefined && up.parent) up = up.parent;
    const same = up && date !== undefined && dateOf(up) === date;
    level.set(row, same ? (level.get(up as Row) ?? 0) + 1 : 0);
    if (date) steps.set(date, Math.max(steps.get(date) ?? 1, (level.get(row) ?? 0) + 1));
  }
  const wanted = [...steps.values()].reduce((sum, n) => sum + n, 1) * STEP;
  const room = Math.max(60, Math.min(width - Math.min(LABEL, width * 0.62), width * 0.6));
  const stretched = Math.min(STRETCH, room / wanted);
  const step = STEP * stretched;
  const slots: { date: string; x: number }[] = [];
  const left = screen.story.trees.some(mixed) ? 14 + GUTTERS * 4 : 14;
  let x = left + step;
  for (const date of dates) {
    slots.push({ date, x });
    x += (steps.get(date) ?? 1) * step;
  }
  const start = new Map(slots.map((slot) => [slot.date, slot.x]));
  for (const row of rows) {
    const date = row.node ? dateOf(row) : undefined;
    const least = row.parent ? row.parent.x + Math.min(step, STEP) : left;
    const at = date === undefined ? least : (start.get(date) ?? left) + (level.get(row) ?? 0) * step;
    row.x = Math.max(at, least);
  }
  return slots;
}

function drawing(screen: Screen, width: number, open: Set<number>, redraw: () => void): SVGElement {
  const rows = rowsOf(screen, open);
  const slots = place(screen, rows, width);
  const height = HEAD + rows.length * ROW + 8;
  for (const row of rows) row.y = HEAD + row.y * ROW + ROW / 2;
  const at = new Map(rows.filter((row) => row.node).map((row) => [row.text, row]));
  return s("svg", {
    width, height, viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "xMinYMin", class: "stemma", role: "group",
    "aria-label": "The family of the texts, drawn; the same is below as a list",
  },
  s("g", { class: "time" }, ticks(slots, height)),
  s("g", null, trunks(screen, rows)),
  s("g", null, rows.map((row) => row.descent && edge(screen, row))),
  s("g", null, rows.flatMap((row, i) => (row.node?.[2] ?? []).map((d, k) =>
    contamination(screen, row, at, d, i + k)))),
  s("g", null, rows.map((row) => row.node ? witness(screen, row, width) : fold(row, open, redraw))));
}

/** Return whether a text of the tree has further parents. */
function mixed(node: Node): boolean {
  return node[2].length > 0 || node[3].some(mixed);
}

/** A line a date; the words of as many dates as have room, the first and the last in any case. */
function ticks(slots: { date: string; x: number }[], height: number): Child[] {
  const last = slots[slots.length - 1];
  let free = -Infinity;
  return slots.map((slot) => {
    const words = day(slot.date);
    const fits = slot === last || (slot.x > free && (!last || slot.x + DATE < last.x));
    if (fits) free = slot.x + DATE;
    return [s("line", { x1: slot.x, x2: slot.x, y1: HEAD - 8, y2: height, class: "tick" }),
      fits && s("text", { x: slot.x - 4, y: HEAD - 14, class: "tick-words" }, words)];
  });
}

function trunks(screen: Screen, rows: Row[]): Child[] {
  const last = new Map<Row, number>();
  for (const row of rows) if (row.parent) last.set(row.parent, row.y);
  return [...last].map(([row, y]) =>
    s("line", { x1: row.x, x2: row.x, y1: row.y, y2: y, class: `trunk${screen.dossier.reports[row.text] ? "" : " lost"}` }));
}

function edge(screen: Screen, row: Row): Child {
  const { parent, descent } = row;
  if (!parent || !descent) return null;
  const { dossier, story } = screen;
  const words = `${story.handle(row.text)} ${dossier.name(row.text)} from ` +
    `${story.handle(parent.text)} ${dossier.name(parent.text)}: ${edgeWords(descent)}` +
    `${descent.reasons ? `. ${descent.reasons.join("; ")}` : ""}`;
  const d = `M${parent.x} ${row.y}H${row.x}`;
  return s("a", { href: edgeHash(dossier, descent), class: `edge is-${descent.relation}`,
    "aria-label": words },
  s("title", null, words),
  s("path", { d, class: "reach" }),
  s("path", { d, class: `line${dossier.reports[descent.parent] ? "" : " lost"}`,
    "stroke-width": (1.5 + 6 * descent.derived).toFixed(1) }));
}

/** A further parent: a dotted line down the gutter at the left, then along the child's row. */
function contamination(
  screen: Screen, row: Row, at: Map<number, Row>, index: number, k: number,
): Child {
  const descent = screen.dossier.descents[index];
  const from = descent && at.get(descent.parent);
  if (!descent || !from) return null;
  const { dossier, story } = screen;
  const words = `${story.handle(row.text)} also from ${story.handle(descent.parent)} ` +
    `${dossier.name(descent.parent)}: ${edgeWords(descent)}`;
  const [x, y] = [3 + (k % GUTTERS) * 4, row.y - 7];
  const turn = from.y < y ? 6 : -6;
  const d = `M${from.x - 7} ${from.y}H${x + 6}Q${x} ${from.y} ${x} ${from.y + turn}` +
    `V${y - turn}Q${x} ${y} ${x + 6} ${y}H${row.x - 6}`;
  return s("a", { href: edgeHash(dossier, descent), class: `edge is-${descent.relation}`,
    "aria-label": words },
  s("title", null, words), s("path", { d, class: "reach" }),
  s("path", { d, class: "line also", "stroke-width": (1 + 2.5 * descent.derived).toFixed(1) }));
}

function witness(screen: Screen, row: Row, width: number): Child {
  const { dossier, story } = screen;
  const report = dossier.reports[row.text];
  const name = dossier.name(row.text);
  const room = Math.max(8, Math.floor((width - row.x - 44) / CHAR));
  const wrong = report ? faults(report, row.descent) : "";
  const second = row.descent ? edgeWords(row.descent) : report ? "no parent found" : "not held";
  const also = (row.node?.[2] ?? []).map((i) => dossier.descents[i])
    .filter((d): d is Descent => d !== undefined).map((d) => `also from ${story.handle(d.parent)}`).join(", ");
  const under = shortened([second, also, wrong].filter(Boolean).join(" · "), Math.floor(room * 1.15));
  const body = [
    dot(screen, row),
    s("text", { x: row.x + 14, y: row.y - 2 },
      s("tspan", { class: "handle-words" }, story.handle(row.text)), " ",
      s("tspan", { class: report ? "name" : "name lost" }, shortened(name, room))),
    " ",
    s("text", { x: row.x + 14, y: row.y + 13, class: `under${row.descent ? ` is-${row.descent.relation}` : ""}` },
      under),
  ];
  if (!report) return s("g", { class: "witness" }, body);
  return s("a", { href: `#report-${report.id}`, class: "witness" }, body);
}

/** What is wrong with a report, as far as the relation to its parent does not say it already. */
function faults({ told }: Report, descent: Descent | null): string {
  const machine = [told.paraphrase >= 0.5 && "machine-paraphrase", told.translation >= 0.5 && "back-translation"]
    .filter((kind): kind is Relation => kind !== false && kind !== descent?.relation);
  const damage = told.damage?.length ?? 0;
  return [...machine.map(relationWords), damage > 0 && count(damage, "damaged place")]
    .filter(Boolean).join(", ");
}

function dot(screen: Screen, row: Row): Child {
  const report = screen.dossier.reports[row.text];
  if (!report) return s("circle", { cx: row.x, cy: row.y, r: 7, class: "node lost" });
  const basis = report.told.published?.basis ?? "none";
  const half = `M${row.x} ${row.y - 7}a7 7 0 0 0 0 14z`;
  return [s("circle", { cx: row.x, cy: row.y, r: 7, class: `node basis-${slug(basis)}` }),
    basis === "dateline" && s("path", { d: half, class: "half" })];
}

function fold(row: Row, open: Set<number>, redraw: () => void): Child {
  const group = s("g", { class: "fold", role: "button", tabindex: 0 },
    s("text", { x: row.x + 14, y: row.y + 4 }, `and ${row.folded.length} more copies: show`));
  const unfold = () => {
    open.add(row.text);
    redraw();
  };
  group.addEventListener("click", unfold);
  group.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      unfold();
    }
  });
  return group;
}

/** An edge by the ids of the dossier, for whoever compares page and JSON. */
function edgeKey({ dossier }: Screen, descent: Descent): string {
  const id = (text: number) => dossier.reports[text]?.id ?? dossier.ancestor(text)?.id ?? "";
  return `${id(descent.child)} ${id(descent.parent)} ${descent.relation} ${descent.derived}`;
}

/** The same family in words, for those who do not see the drawing. */
function list(screen: Screen): HTMLElement {
  const { dossier, story } = screen;
  const item = (node: Node): HTMLElement => {
    const [text, at, others, children] = node;
    const report = dossier.reports[text];
    const told = [at, ...others].filter((i): i is number => i !== null).map((i) => dossier.descents[i])
      .filter((d): d is Descent => d !== undefined);
    return h("li", null,
      report ? h("a", { href: `#report-${report.id}` }, `${story.handle(text)} ${dossier.name(text)}`)
        : `${story.handle(text)} ${dossier.name(text)}, not held`,
      told.length > 0 && h("ul", { class: "why" }, told.map((d) => h("li", null,
        h("a", { href: edgeHash(dossier, d), "data-edge": edgeKey(screen, d) }, `${capital(edgeWords(d))}, from ${story.handle(d.parent)}`),
        d.reasons && `: ${d.reasons.join("; ")}`))),
      children.length > 0 && h("ul", null, children.map(item)));
  };
  return h("details", null, h("summary", null, "The family as a list, with the reasons"),
    h("ul", { class: "tree" }, story.trees.map(item)));
}
