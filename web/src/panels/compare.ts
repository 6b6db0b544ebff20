// Two to four reports side by side, sentence by sentence, with what became of the words.

import type { Report } from "../dossier";
import { type Change, changed } from "../diff";
import { type Child, fill, h } from "../dom";
import { packed, rows, shared, type Cell, type Row } from "../rows";
import { chip, dateWords, edgeWords, handle, type Screen } from "../screen";
import { count } from "../words";
import { pickers } from "./choose";
import { marked, type Mark } from "./marks";
import { markLegend, marks } from "./words";

/** So many rows in a run without their like are folded. */
const FOLD = 3;

export function compare(screen: Screen, reports: Report[]): HTMLElement {
  const { dossier } = screen;
  const columns = reports.map((r) => ({ report: r.index, sentences: r.sentences.length }));
  const told = rows(columns, (left, right) => dossier.aligned(left, right));
  const like = new Set(told.filter(shared));
  const ids = reports.map((r) => r.id);
  const table = h("div", { class: `sides of-${reports.length}`, role: "table", "aria-label": "Side by side" });
  const draw = (all: boolean) =>
    fill(table, head(screen, reports), stretches(packed(told), like).map((part) =>
      !all && part.length >= FOLD && !like.has(part[0] as Row)
        ? fold(reports, part) : part.map((row) => line(reports, row, like.has(row)))));
  const whole = h("input", { type: "checkbox" });
  whole.addEventListener("change", () => draw(whole.checked));
  draw(false);
  return h("article", { class: "compare", id: `compare-${ids.join("-")}`, tabindex: "-1" },
    h("header", { class: "card" }, h("h3", null, "Side by side"),
      relations(screen, reports),
      h("p", { class: "steps" }, like.size ? `${count(like.size, "row")} in common. ` : "They share no sentence. ",
        h("label", null, whole, " show the others too"), " ", pickers(screen, reports)),
      markLegend(" ", h("mark", { class: "odd" }, "odd phrase"), " ",
        h("span", { class: "moved-row" }, "sentence moved"))),
    table);
}

/** How the reports are related: descents between them, and texts not held that both go back to. */
function relations(screen: Screen, reports: Report[]): Child {
  const { dossier, story } = screen;
  const columns = new Set(reports.map((r) => r.index));
  const lost = (text: number) => dossier.reports[text] === undefined &&
    dossier.descents.filter((d) => d.parent === text && columns.has(d.child)).length > 1;
  return dossier.descents.filter((d) => columns.has(d.child) && (columns.has(d.parent) || lost(d.parent)))
    .map((d) => {
      const sums = new Map<string, number>();
      for (const [kind] of d.changes ?? []) sums.set(kind, (sums.get(kind) ?? 0) + 1);
      return h("p", null, h("b", null, story.handle(d.child)), " from ",
        h("b", null, story.handle(d.parent)), lost(d.parent) && ` ${dossier.name(d.parent)}, not held`,
        " ", chip(d.relation), ` ${edgeWords(d).replace(/^[^,]*, /, "")}. `,
        h("span", { class: "dim" }, (d.reasons ?? []).join("; "),
          sums.size > 0 && `. Changed: ${[...sums].map(([kind, n]) => `${n} ${kind}`).join(", ")}`));
    });
}

function head(screen: Screen, reports: Report[]): HTMLElement {
  return h("div", { class: "side-row head", role: "row" }, reports.map((report) =>
    h("div", { role: "columnheader" }, handle(screen, report.index), " ", h("b", null, report.name),
      h("br"), h("span", { class: "dim" }, dateWords(screen, report)))));
}

/** Cut rows where those in common begin and end. */
function stretches(told: Row[], like: Set<Row>): Row[][] {
  const parts: Row[][] = [];
  for (const row of told) {
    const last = parts[parts.length - 1];
    if (last?.[0] && like.has(last[0]) === like.has(row)) last.push(row);
    else parts.push([row]);
  }
  return parts;
}

/** One line that stands for rows without their like, until they are asked for. */
function fold(reports: Report[], part: Row[]): HTMLElement {
  const sums = reports.map((_, c) => part.reduce((sum, row) => sum + (row[c]?.length ?? 0), 0));
  const words = sums.map((sum, c) => sum > 0 && `${count(sum, "sentence")} of ${reports[c]?.name ?? ""}`)
    .filter(Boolean).join(", ");
  const button = h("button", { type: "button", class: "button" }, `${words} without their like: show`);
  const row = h("div", { class: "side-row folded", role: "row" },
    h("div", { role: "cell", "aria-colspan": String(reports.length) }, button));
  button.addEventListener("click", () => {
    const drawn = part.map((one) => line(reports, one, false));
    row.replaceWith(...drawn);
    drawn[0]?.setAttribute("tabindex", "-1");
    drawn[0]?.focus({ preventScroll: true });
  });
  return row;
}

function line(reports: Report[], row: Row, like: boolean): HTMLElement {
  const filled = row.map((cells, c) => (cells.length ? c : -1)).filter((c) => c >= 0);
  const words = row.map((cells, c) => told(reports[c], cells));
  return h("div", { class: `side-row${like ? " shared" : ""}`, role: "row" },
    row.map((cells, c) => cell(reports[c], cells, like && cells.length > 0 ? words : null, c, filled)));
}

function told(report: Report | undefined, cells: Cell[]): string {
  return cells.map((cell) => report?.words(cell.sentence) ?? "").join(" ");
}

function cell(
  report: Report | undefined, cells: Cell[], words: string[] | null, c: number, filled: number[],
): HTMLElement {
  if (!report || cells.length === 0)
    return h("div", { role: "cell", class: "none" }, h("span", { class: "unseen" }, "nothing"));
  const moved = cells.some((one) => one.moved);
  const first = report.sentences[cells[0]?.sentence ?? 0];
  const diff = words && became(words, c, filled);
  return h("div", { role: "cell", class: `part-${first?.part ?? "body"}${moved ? " moved-row" : ""}`, dir: "auto" },
    moved && h("small", { class: "note" }, `moved: its sentence ${(cells[0]?.sentence ?? 0) + 1} `),
    diff ?? cells.map((one) => plain(report, one)),
    first && report.text.holds(first.start, first.end) && h("a", { class: "go",
      href: `#at-${report.id}-${first.start}-${first.end}`,
      "aria-label": `in the text of ${report.name}` }, " ¶"),
    diff && odd(report, cells));
}

/**
 * A column's words, marked by what it changed against the first that tells them; the first by
 * what the next one changed. Null where no word has stayed: then nothing is to be learnt from marks.
 */
function became(words: string[], c: number, filled: number[]): Child[] | null {
  const [base = 0, next = base] = filled;
  const change: Change = changed(words[base] ?? "", words[c === base ? next : c] ?? "");
  const runs = c === base ? change.before : change.after;
  return runs.some((run) => run.fate === "same") ? marks(runs) : null;
}

function plain(report: Report, one: Cell): Child {
  const place = report.sentences[one.sentence];
  if (!place) return null;
  const odds: Mark[] = (report.told.evidence ?? []).map(([start, end, usual]) => ({
    span: [start, end], look: "odd", note: usual ? `usual: ${usual}` : undefined,
  }));
  return [marked(report, place.start, place.end, odds, null, false), " "];
}

/** The odd phrases of these sentences with the usual ones, below the marked words. */
function odd(report: Report, cells: Cell[]): Child {
  const found = (report.told.evidence ?? []).filter(([start, end]) =>
    cells.some((one) => {
      const place = report.sentences[one.sentence];
      return place && place.start < end && start < place.end;
    }));
  return found.length > 0 && h("ul", { class: "odds" }, found.map(([start, end, usual]) =>
    h("li", null, h("mark", { class: "odd" }, report.text.slice(start, end)),
      usual && [" usual: ", h("b", null, usual)])));
}
