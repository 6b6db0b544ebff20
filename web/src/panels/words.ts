// Words of a sentence with what became of them in another.

import type { Run } from "../diff";
import { type Child, h } from "../dom";

/** Return runs as marked words; blanks at the end of a run stay outside its mark. */
export function marks(runs: Run[]): Child[] {
  return runs.map((run) => {
    const words = run.text.trimEnd();
    const blank = run.text.slice(words.length);
    if (run.fate === "same") return run.text;
    return [mark(run, words), blank];
  });
}

function mark({ fate, loud }: Run, words: string): Child {
  const look = `${fate}${loud ? " loud" : ""}`;
  if (fate === "dropped") return h("del", { class: look }, words);
  if (fate === "added") return h("ins", { class: look }, words);
  return h("mark", { class: look }, words);
}

/** What the marks mean. */
export function markLegend(...more: Child[]): HTMLElement {
  return h("p", { class: "legend" }, h("del", { class: "dropped" }, "dropped"), " ",
    h("ins", { class: "added" }, "added"), " ", h("mark", { class: "replaced" }, "replaced"), " ",
    h("mark", { class: "moved" }, "moved"), " ",
    h("mark", { class: "replaced loud" }, "figure, name or negation"), more);
}
