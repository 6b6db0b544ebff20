// Who shares how much with whom: a square a pair of reports, which opens the two side by side.

import { type Child, fill, h, s } from "../dom";
import { fitted } from "../drawn";
import type { Node } from "../packed";
import { compareHash, MOST, picker } from "../panels/choose";
import type { Screen } from "../screen";
import { count, percent } from "../words";

const SHADES = 5;
const EDGE = 26;
/** Squares as large as this carry the letters of their reports on the edges. */
const LETTERS = 13;
const LEAST = 3;
const LARGE = 30;
const WIDEST = 760;

export function compareView(screen: Screen): Child {
  if (screen.story.reports.length < 2)
    return h("p", { class: "dim" }, "One report stands beside no other.");
  return [chooser(screen), matrix(screen)];
}

/** Two to four reports to choose, and a link that sets them side by side. */
function chooser(screen: Screen): HTMLElement {
  const { dossier, story } = screen;
  const start = closest(screen);
  const shown = Math.min(MOST, story.reports.length);
  const selects = [...Array(shown).keys()].map((at) =>
    picker(screen, at, at < 2 ? dossier.reports[start[at] ?? -1]?.id : undefined, at < 2 ? null : "no further one"));
  const link = h("a", { class: "button go-compare" }, "Set side by side");
  const follow = () => {
    const hash = compareHash(selects.map((select) => select.value));
    if (hash) link.setAttribute("href", hash);
    else link.removeAttribute("href");
  };
  for (const select of selects) select.addEventListener("change", follow);
  follow();
  return h("form", { class: "toolbar", onsubmit: (event) => event.preventDefault() }, selects, link);
}

/** The pair to begin with: the descent that changed the most figures, names and the like. */
function closest({ dossier, story }: Screen): number[] {
  const [first, second] = story.reports;
  const best = dossier.descents
    .filter((d) => story.handles.has(d.child) && dossier.reports[d.parent] && dossier.reports[d.child])
    .sort((a, b) => (b.changes ?? []).length - (a.changes ?? []).length)[0];
  return best ? [best.parent, best.child] : [first ?? 0, second ?? 0];
}

interface Share {
  row: number;
  column: number;
  share: number;
  sentences: number;
}

/** The reports in the order of their family, so that relatives stand together. */
function kin({ dossier, story }: Screen): number[] {
  const order: number[] = [];
  const visit = ([text, , , children]: Node) => {
    if (dossier.reports[text]) order.push(text);
    children.forEach(visit);
  };
  story.trees.forEach(visit);
  return [...order, ...story.reports.filter((text) => !order.includes(text))];
}

/** For each pair the share of the first one's sentences that stand in the other too. */
function shares({ dossier }: Screen, order: number[]): Share[] {
  const found: Share[] = [];
  order.forEach((one, row) => order.forEach((other, column) => {
    if (row === column) return;
    const sentences = dossier.sharedSentences(one, other);
    const whole = dossier.reports[one]?.sentences.length ?? 0;
    if (sentences > 0 && whole > 0)
      found.push({ row, column, sentences, share: Math.min(1, sentences / whole) });
  }));
  return found;
}

function matrix(screen: Screen): Child {
  const { dossier, story } = screen;
  const order = kin(screen);
  const told = shares(screen, order);
  if (told.length === 0) return h("p", { class: "dim" }, "No two of them share a sentence.");
  const at = new Map(told.map((one) => [`${one.row}-${one.column}`, one]));
  const box = h("div", { class: "drawing" });
  const said = h("p", { class: "dim matrix-says", "aria-hidden": "true" }, "Point at a square.");
  const name = (i: number) => `${story.handle(order[i] ?? -1)} ${dossier.name(order[i] ?? -1)}`;
  fitted(box, (width) => {
    const room = Math.min(WIDEST, width);
    const size = Math.max(LEAST, Math.min(LARGE, Math.floor((room - EDGE) / order.length)));
    const svg = squares(order.map((text) => story.handle(text)), told, size);
    const under = (event: Event): [number, number] => {
      const { clientX, clientY } = event as MouseEvent;
      const frame = svg.getBoundingClientRect();
      return [Math.floor((clientY - frame.top - EDGE) / size), Math.floor((clientX - frame.left - EDGE) / size)];
    };
    svg.addEventListener("mousemove", (event) => {
      const [row, column] = under(event);
      const one = at.get(`${row}-${column}`);
      fill(said, one ? `${count(one.sentences, "sentence")} of ${name(row)} (${percent(one.share)}) ` +
        `stand in ${name(column)} too` : "Point at a square.");
    });
    svg.addEventListener("click", (event) => {
      const [row, column] = under(event);
      const hash = compareHash([row, column].map((i) => dossier.reports[order[i] ?? -1]?.id));
      if (hash) location.hash = hash;
    });
    box.replaceChildren(svg);
  });
  return [h("p", { class: "legend" }, "A row: how much of that report stands in each of the others. ",
    "The darker, the more of it. A click sets both side by side."), box, said];
}

/** The squares by shade, one path a shade, so that two hundred reports are drawn at once. */
function squares(names: string[], told: Share[], size: number): SVGElement {
  const n = names.length;
  const side = EDGE + n * size + 1;
  const gap = size > 6 ? 1 : 0;
  const paths = Array.from({ length: SHADES }, () => "");
  for (const { row, column, share } of told) {
    const shade = Math.min(SHADES - 1, Math.floor(share * SHADES));
    const edge = size - gap;
    paths[shade] += `M${EDGE + column * size} ${EDGE + row * size}h${edge}v${edge}h${-edge}z`;
  }
  const long = names.some((name) => name.length > 1);
  const letters = size >= LETTERS ? names.map((name, i) => {
    const middle = EDGE + i * size + size / 2;
    return [s("text", { x: EDGE - 5, y: middle + 4, "text-anchor": "end" }, name),
      long ? s("text", { transform: `translate(${middle + 4} ${EDGE - 5}) rotate(-90)` }, name)
        : s("text", { x: middle, y: EDGE - 7, "text-anchor": "middle" }, name)];
  }) : null;
  return s("svg", { width: side, height: side, viewBox: `0 0 ${side} ${side}`, class: "matrix", role: "img",
    "aria-label": "How much each report shares with each other; the family's list says it in words" },
  s("rect", { x: EDGE, y: EDGE, width: n * size, height: n * size, class: "matrix-ground" }),
  paths.map((d, shade) => d && s("path", { d, class: `shade-${shade + 1}` })), letters);
}
