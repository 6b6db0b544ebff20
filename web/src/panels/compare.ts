// Two to four reports side by side, sentence by sentence, with what became of the words.

import type { Report } from "../dossier";
import { changed, type Run } from "../diff";
import { type Child, fill, h } from "../dom";
import { packed, rows, shared, type Cell, type Row } from "../rows";
import { chip, dateWords, edgeWords, handle, type Screen } from "../screen";
import { count } from "../words";
import { marked, type Mark } from "./marks";

const MOST = 4;

export function compare(screen: Screen, reports: Report[]): HTMLElement {
  const { dossier } = screen;
  const columns = reports.map((r) => ({ report: r.index, sentences: r.sentences.length }));
  const told = rows(columns, (left, right) => dossier.aligned(left, right));
  const ids = reports.map((r) => r.id);
  const table = h("div", { class: `sides of-${reports.length}`, role: "table", "aria-label": "Side by side" });
  const draw = (all: boolean) => {
    const kept = all ? packed(told) : told.filter(shared);
    const like = new Set(told.filter(shared));
    fill(table, head(screen, reports), kept.map((row) => line(reports, row, like.has(row))),
      kept.length === 0 && h("p", { class: "dim" }, "They share no sentence."));
  };
  const common = told.filter(shared).length;
  const only = h("input", { type: "checkbox" });
  only.addEventListener("change", () => draw(!only.checked));
  draw(true);
  return h("article", { class: "compare", id: `compare-${ids.join("-")}`, tabindex: "-1" },
    h("header", { class: "card" }, h("h3", null, "Side by side"),
      pairs(screen, reports),
      h("p", { class: "steps" }, `${count(common, "row")} in common. `,
        h("label", null, only, " only these"), " ", pickers(screen, reports)),
      h("p", { class: "legend" }, h("del", null, "dropped"), " ", h("ins", null, "added"), " ",
        h("ins", { class: "loud" }, "figure, name or negation"), " ",
        h("mark", { class: "odd" }, "odd phrase"), " ", h("span", { class: "moved" }, "moved"))),
    table);
}

function pairs(screen: Screen, reports: Report[]): Child {
  const { dossier, story } = screen;
  const told = dossier.descents.filter((d) =>
    reports.some((r) => r.index === d.child) && reports.some((r) => r.index === d.parent));
  return told.map((d) => {
    const sums = new Map<string, number>();
    for (const [kind] of d.changes ?? []) sums.set(kind, (sums.get(kind) ?? 0) + 1);
    return h("p", null, h("b", null, story.handle(d.child)), " from ", h("b", null, story.handle(d.parent)),
      " ", chip(d.relation), ` ${edgeWords(d).replace(/^[^,]*, /, "")}. `,
      h("span", { class: "dim" }, (d.reasons ?? []).join("; "),
        sums.size > 0 && `. Changed: ${[...sums].map(([kind, n]) => `${n} ${kind}`).join(", ")}`));
  });
}

/** Choose other reports for the columns, add one or leave one out. */
function pickers(screen: Screen, reports: Report[]): Child {
  const { dossier, story } = screen;
  const ids = reports.map((r) => r.id);
  const go = (chosen: (string | undefined)[]) => {
    const kept = chosen.filter((id, i) => id && chosen.indexOf(id) === i);
    if (kept.length > 1) location.hash = `#compare-${kept.join("-")}`;
  };
  const picker = (at: number) => {
    const select = h("select", { "aria-label": `Report in column ${at + 1}` },
      at >= ids.length && h("option", { value: "" }, "add a report …"),
      at >= 2 && at < ids.length && h("option", { value: "" }, "leave it out"),
      story.reports.map((text) => {
        const id = dossier.reports[text]?.id ?? "";
        return h("option", { value: id, selected: ids[at] === id },
          `${story.handle(text)} ${dossier.name(text)}`);
      }));
    select.addEventListener("change", () => go([...ids.slice(0, at), select.value, ...ids.slice(at + 1)]));
    return select;
  };
  const shown = Math.min(MOST, story.reports.length, ids.length + 1);
  return [...Array(shown).keys()].map(picker);
}

function head(screen: Screen, reports: Report[]): HTMLElement {
  return h("div", { class: "side-row head", role: "row" }, reports.map((report) =>
    h("div", { role: "columnheader" }, handle(screen, report.index), " ", h("b", null, report.name),
      h("br"), h("span", { class: "dim" }, dateWords(screen, report)))));
}

function line(reports: Report[], row: Row, like: boolean): HTMLElement {
  const filled = row.map((cells, c) => (cells.length ? c : -1)).filter((c) => c >= 0);
  const base = filled[0] ?? 0;
  const words = row.map((cells, c) => told(reports[c], cells));
  return h("div", { class: `side-row${like ? " shared" : ""}`, role: "row" },
    row.map((cells, c) => cell(reports[c], cells,
      like && cells.length > 0 ? runs(words, c, base, filled) : null)));
}

function told(report: Report | undefined, cells: Cell[]): string {
  return cells.map((cell) => report?.words(cell.sentence) ?? "").join(" ");
}

/** What a column changed against the first that tells it; of the first, what the next one drops. */
function runs(words: string[], c: number, base: number, filled: number[]): Run[] {
  const other = filled[1] ?? base;
  return c === base
    ? changed(words[base] ?? "", words[other] ?? "").filter((run) => run.fate !== "added")
    : changed(words[base] ?? "", words[c] ?? "").filter((run) => run.fate !== "dropped");
}

function cell(report: Report | undefined, cells: Cell[], diff: Run[] | null): HTMLElement {
  if (!report || cells.length === 0)
    return h("div", { role: "cell", class: "none" }, h("span", { class: "unseen" }, "nothing"));
  const moved = cells.some((one) => one.moved);
  const first = report.sentences[cells[0]?.sentence ?? 0];
  const look = `part-${first?.part ?? "body"}${moved ? " moved" : ""}`;
  const words = diff && diff.some((run) => run.fate === "same")
    ? diff.map((run) => piece(run))
    : cells.map((one) => plain(report, one));
  return h("div", { role: "cell", class: look, dir: "auto" },
    moved && h("small", { class: "note" }, `moved: its sentence ${(cells[0]?.sentence ?? 0) + 1} `),
    words, diff && odd(report, cells),
    first && report.text.holds(first.start, first.end) && h("a", { class: "go", href: `#at-${report.id}-${first.start}-${first.end}`,
      "aria-label": `in the text of ${report.name}` }, " ¶"));
}

function piece(run: Run): Child {
  if (run.fate === "same") return run.text;
  return h(run.fate === "dropped" ? "del" : "ins", { class: run.loud ? "loud" : "" }, run.text);
}

function plain(report: Report, one: Cell): Child {
  const place = report.sentences[one.sentence];
  if (!place) return null;
  const marks: Mark[] = (report.told.evidence ?? []).map(([start, end, usual]) => ({
    span: [start, end], look: "odd", note: usual ? `usual: ${usual}` : undefined,
  }));
  return [marked(report, place.start, place.end, marks, null, false), " "];
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
