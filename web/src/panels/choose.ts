// Choosing the reports that stand side by side.

import type { Report } from "../dossier";
import { type Child, h } from "../dom";
import type { Screen } from "../screen";

export const MOST = 4;

/** Choose other reports for the columns, add one or leave one out; each choice is followed at once. */
export function pickers(screen: Screen, reports: Report[]): Child {
  const ids = reports.map((r) => r.id);
  const go = (at: number, id: string) => {
    const told = [...ids.slice(0, at), id, ...ids.slice(at + 1)];
    const hash = compareHash(told);
    if (hash) location.hash = hash;
  };
  const shown = Math.min(MOST, screen.story.reports.length, ids.length + 1);
  return [...Array(shown).keys()].map((at) => {
    const empty = at >= ids.length ? "add a report …" : at >= 2 ? "leave it out" : null;
    const select = picker(screen, at, ids[at], empty);
    select.addEventListener("change", () => go(at, select.value));
    return select;
  });
}

/** The address of some reports side by side; null of fewer than two. */
export function compareHash(ids: (string | undefined)[]): string | null {
  const kept = ids.filter((id, i) => id && ids.indexOf(id) === i);
  return kept.length > 1 ? `#compare-${kept.join("-")}` : null;
}

export function picker(
  screen: Screen, at: number, chosen: string | undefined, empty: string | null,
): HTMLSelectElement {
  const { dossier, story } = screen;
  return h("select", { "aria-label": `Report in column ${at + 1}` },
    empty !== null && h("option", { value: "" }, empty),
    story.reports.map((text) => {
      const id = dossier.reports[text]?.id ?? "";
      return h("option", { value: id, selected: chosen === id }, `${story.handle(text)} ${dossier.name(text)}`);
    }));
}
