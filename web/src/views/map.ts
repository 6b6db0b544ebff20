// Places named, and who moves between them: planned dashed, denied crossed; the same as a table.

import { geoContains, geoEqualEarth, geoMercator, geoPath, type GeoProjection } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Place } from "../packed";
import { add, type Child, h, s } from "../dom";
import { fitted, showAll } from "../drawn";
import { chip, slug, type Screen } from "../screen";
import { shortened } from "../text";
import { count } from "../words";
import { book } from "./book";
import { arrows, type At, type Box, COLUMNS, type Move, movesOf, row } from "./moves";

const WIDE = 100;
const CHAR = 6.6;
const MOVES = 40;
const FEW = 12;
const NAMED = 40;

interface Spot {
  place: Place;
  index: number;
  reports: number;
}

type View = [number, number, number, number];

interface Lens {
  zoom: number;
  x: number;
  y: number;
}

export function map(screen: Screen): Child {
  const told = screen.dossier.told.map;
  const spots = spotsOf(screen);
  const { booked, others } = movesOf(screen);
  const moves = booked.length > 0 ? booked.filter((move) => move.current) : others;
  const box = h("div", { class: "drawing map", tabindex: "0", role: "group",
    "aria-label": "Map of the places named. Arrow keys move it, plus and minus zoom; the table has the same." });
  const lens: Lens = { zoom: 1, x: 0, y: 0 };
  if (!told || spots.length === 0)
    return [h("p", { class: "dim" }, "No place that is named could be put on a map."), tables(screen, spots, others)];
  const near = countries(told.topology);
  const known = new Set(near.map((shape) => shape.properties.name));
  const shapes = [...(told.rest ? countries(told.rest) : [])
    .filter((shape) => !known.has(shape.properties.name)), ...near];
  const named = new Set(shapes.filter((shape) => spots.slice(0, NAMED).some(({ place }) =>
    geoContains(shape, [place.lon, place.lat]))));
  const draw = fitted(box, (width) => box.replaceChildren(
    drawing(shapes, named, told.view, spots, moves, width, lens), controls(lens, () => draw())));
  steer(box, lens, draw);
  return [legend(moves), box, tables(screen, spots, others)];
}

function spotsOf(screen: Screen): Spot[] {
  const { dossier, story } = screen;
  return dossier.places.map((place, index) => ({ place, index,
    reports: new Set((place.mentions ?? []).map(([r]) => r).filter((r) => story.handles.has(r))).size }))
    .filter((spot) => spot.reports > 0)
    .sort((a, b) => b.reports - a.reports || a.place.name.localeCompare(b.place.name, "en"));
}

type Shapes = ReturnType<typeof countries>;

function countries(topology: unknown) {
  const told = topology as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  return feature(told, told.objects.countries).features;
}

function project(view: View, width: number, height: number, lens: Lens): GeoProjection {
  const [west, south, east, north] = view;
  const projection = east - west > WIDE ? geoEqualEarth() : geoMercator();
  projection.rotate([-(west + east) / 2, 0]);
  projection.fitExtent([[12, 12], [width - 12, height - 12]], { type: "MultiPoint",
    coordinates: [[west, south], [east, north], [west, north], [east, south],
      [(west + east) / 2, south], [(west + east) / 2, north]] });
  const [x, y] = projection.translate();
  projection.scale(projection.scale() * lens.zoom);
  return projection.translate([
    width / 2 + (x - width / 2) * lens.zoom + lens.x, height / 2 + (y - height / 2) * lens.zoom + lens.y]);
}

function drawing(
  shapes: Shapes, named: Set<Shapes[number]>, view: View, spots: Spot[], moves: Move[], width: number,
  lens: Lens,
): SVGElement {
  const height = Math.round(Math.min(560, Math.max(300, width * 0.62)));
  const projection = project(view, width, height, lens).clipExtent([[-5, -5], [width + 5, height + 5]]);
  const path = geoPath(projection).digits(1);
  const at = (place: Place) => projection([place.lon, place.lat]) ?? [-99, -99];
  const inside = ([x, y]: [number, number]) => x > -20 && y > -20 && x < width + 20 && y < height + 20;
  const taken: Box[] = [];
  return s("svg", { width, height, viewBox: `0 0 ${width} ${height}`, class: "countries", role: "group",
    "aria-label": "Places and movements" },
  s("rect", { width, height, class: "sea" }),
  s("g", null, shapes.map((shape) => {
    const d = path(shape);
    return d && s("path", { d, class: `country${named.has(shape) ? " named" : ""}` }, s("title", null, shape.properties.name));
  })),
  s("g", null, arrows(moves.slice(0, MOVES), at, taken)),
  s("g", null, spots.filter((spot) => inside(at(spot.place))).map((spot) => mark(spot, at(spot.place)))),
  s("g", { class: "names", "aria-hidden": "true" }, names(spots, at, width, height, taken)));
}

function mark(spot: Spot, [x, y]: [number, number]): SVGElement {
  const words = `${spot.place.name}, in ${count(spot.reports, "report")}`;
  return s("a", { href: `#place-${spot.index}`, "aria-label": words, class: "spot" },
    s("title", null, words), s("circle", { cx: x, cy: y, r: sizeOf(spot), class: spot.place.area && "area" }));
}

function sizeOf({ place, reports }: Spot): number {
  return place.area ? 3 : 3 + 1.6 * Math.sqrt(reports);
}

/** Names beside their dots as far as they fit, the most named first; figures have their room already. */
function names(spots: Spot[], at: At, width: number, height: number, figures: Box[]): Child[] {
  const taken: Box[] = spots.slice(0, 60).map((spot) => {
    const [x, y] = at(spot.place);
    const r = sizeOf(spot);
    return [x - r, y - r, x + r, y + r];
  });
  taken.push(...figures);
  return spots.map((spot, own) => {
    const [x, y] = at(spot.place);
    const words = shortened(spot.place.name, 24);
    const [long, r] = [words.length * CHAR, 2 + sizeOf(spot)];
    const tries: Box[] = [
      [x + r, y - 7, x + r + long, y + 7], [x - r - long, y - 7, x - r, y + 7],
      [x - long / 2, y - r - 15, x + long / 2, y - r], [x - long / 2, y + r, x + long / 2, y + r + 15]];
    if (spot.place.area)  // a country's name may stand anywhere in it
      for (const far of [24, -46, 40, -62]) tries.push([x - long / 2, y + far, x + long / 2, y + far + 15]);
    const box = tries.find(([a, b, c, d]) => a > 0 && b > 0 && c < width && d < height &&
      !taken.some(([e, f, g, i], other) => other !== own && a < g && e < c && b < i && f < d));
    if (!box) return null;
    taken.push(box);
    return s("text", { x: box[0], y: box[1] + 11, class: spot.place.area && "area" }, words);
  });
}

function legend(moves: Move[]): HTMLElement {
  const used = new Set(moves.map((move) => move.status));
  return h("p", { class: "legend" }, "Dots: places named, larger in more reports. ",
    used.size > 0 && "Arrows: movements, short ones where only one end is on the map; rings: what stays, stops or goes on. ",
    [...used].map((status) => [chip(`status-${slug(status)}`, status), " "]));
}

function controls(lens: Lens, draw: () => void): HTMLElement {
  const button = (words: string, sign: string, turn: () => void) =>
    h("button", { type: "button", class: "button", "aria-label": words, onclick: () => {
      turn();
      draw();
    } }, sign);
  return h("div", { class: "controls" },
    button("Zoom in", "+", () => zoomed(lens, 1.6)), button("Zoom out", "−", () => zoomed(lens, 1 / 1.6)),
    button("All of it", "⤢", () => Object.assign(lens, { zoom: 1, x: 0, y: 0 })));
}

function zoomed(lens: Lens, by: number): void {
  const zoom = Math.max(0.5, Math.min(40, lens.zoom * by));
  lens.x *= zoom / lens.zoom;
  lens.y *= zoom / lens.zoom;
  lens.zoom = zoom;
}

/** Let the map be moved by dragging and by the keyboard; the wheel stays the page's. */
function steer(box: HTMLElement, lens: Lens, draw: () => void): void {
  let held: { x: number; y: number } | null = null;
  box.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && !(event.target as Element).closest("a,button"))
      held = { x: event.clientX - lens.x, y: event.clientY - lens.y };
  });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    Object.assign(lens, { x: event.clientX - held.x, y: event.clientY - held.y });
    draw();
  });
  window.addEventListener("pointerup", () => { held = null; });
  box.addEventListener("keydown", (event) => {
    if (event.target !== box) return;
    const moves: Record<string, () => void> = {
      ArrowLeft: () => { lens.x += 60; }, ArrowRight: () => { lens.x -= 60; },
      ArrowUp: () => { lens.y += 60; }, ArrowDown: () => { lens.y -= 60; },
      "+": () => zoomed(lens, 1.6), "=": () => zoomed(lens, 1.6), "-": () => zoomed(lens, 1 / 1.6),
    };
    const turn = moves[event.key];
    if (!turn) return;
    event.preventDefault();
    turn();
    draw();
  });
}

/** What the map shows, in words: the movement book, the movements that it leaves out, the places. */
function tables(screen: Screen, spots: Spot[], others: Move[]): Child {
  const whole = (screen.story.told.movements ?? []).length === 0;
  return h("div", { class: "tables" }, book(screen),
    others.length > 0 && h("details", { open: whole },
      h("summary", null, whole ? "Who moves, or stays" : count(others.length, "further movement"), " claimed"),
      table(screen, others)),
    spots.length > 0 && h("details", { open: spots.length <= FEW },
      h("summary", null, count(spots.length, "place")),
      h("ul", { class: "places" }, spots.map((spot) => h("li", null,
        h("a", { href: `#place-${spot.index}` }, spot.place.name),
        h("span", { class: "dim" }, spot.place.country && ` ${spot.place.country}`,
          `, ${count(spot.reports, "report")}`))))));
}

function table(screen: Screen, moves: Move[]): Child {
  const body = h("tbody", null, moves.slice(0, FEW).map((move) => row(screen, move)));
  const more = h("button", { type: "button", class: "button" }, `Show all ${moves.length} movements`);
  showAll(more, () => add(body, moves.slice(FEW).map((move) => row(screen, move))));
  return [h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Movements claimed" },
    h("table", null, h("thead", null, h("tr", null, COLUMNS.map((name) => h("th", { scope: "col" }, name)))),
      body)), moves.length > FEW && more];
}
