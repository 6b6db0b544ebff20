// For paper: every report in full, as far as the page holds it, with its claims underlined.

import { h } from "../dom";
import { marked, marksOf } from "../panels/marks";
import { dateWords, type Screen } from "../screen";

export function appendix(screen: Screen): HTMLElement {
  const { dossier, story } = screen;
  return h("section", { id: "appendix", class: "appendix" }, h("h2", null, "Texts"),
    story.reports.map((i) => dossier.reports[i]).map((report) => report && h("article", null,
      h("h3", null, `${story.handle(report.index)} ${report.name}`),
      h("p", { class: "dim" }, `${dateWords(screen, report)}. sha256 ${report.id}`),
      report.text.held().map(([start, end]) => h("div", { class: "text", dir: "auto" },
        marked(report, start, end, marksOf(dossier, report), null, false))))));
}
