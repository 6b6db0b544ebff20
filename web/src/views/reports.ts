// The reports as a table: where each comes from, when, what is wrong with it.

import type { Report } from "../dossier";
import { type Child, h } from "../dom";
import { basisWords, chip, edgeHash, handle, type Screen } from "../screen";
import { shortened } from "../text";
import { count, day, percent } from "../words";

const LONG = 120;

export function reports(screen: Screen): Child {
  const { dossier, story } = screen;
  const held = new Set(dossier.stories.flatMap((other) => other.reports));
  const apart = dossier.reports.filter((report) => !held.has(report.index));
  return [
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "The reports" },
      h("table", { class: "reports" },
        h("thead", null, h("tr", null, ["letter", "outlet", "published", "comes from", "lineage", "note"]
          .map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", null, story.reports.map((i) => dossier.reports[i])
          .map((report) => report && row(screen, report))))),
    apart.length > 0 && h("section", null, h("h3", null, "Set aside"),
      h("ul", null, apart.map((report) => h("li", null,
        h("a", { href: `#report-${report.id}` }, report.name),
        h("span", { class: "dim" }, ` ${report.told.language}`))))),
    problems(screen),
  ];
}

function row(screen: Screen, report: Report): HTMLElement {
  const { dossier, story } = screen;
  const told = report.told;
  const above = dossier.descents.filter((d) => d.child === report.index);
  const notes = [
    told.credited && `carries ${told.credited.join(", ")}`,
    told.cited && `cites ${told.cited.join(", ")}`,
    told.paraphrase >= 0.5 && `machine paraphrase ${told.paraphrase.toFixed(2)}`,
    told.translation >= 0.5 && `back-translation ${told.translation.toFixed(2)}`,
    told.damage && count(told.damage.length, "damaged place"),
    told.language !== "en" && `in ${told.language}, not read yet`,
    (told.paths ?? []).length > 0 && count((told.paths ?? []).length + 1, "file"),
  ].filter(Boolean).join(", ");
  return h("tr", null,
    h("td", { "data-name": "letter" }, handle(screen, report.index)),
    h("td", { dir: "auto", "data-name": "outlet" },
      h("a", { href: `#report-${report.id}` }, shortened(report.name, LONG)),
      told.title && h("div", { class: "dim" }, shortened(told.title, LONG))),
    h("td", { "data-name": "published" }, told.published ? day(told.published.date) : "undated",
      h("div", { class: "dim" }, told.published && basisWords(screen, report))),
    h("td", { "data-name": "comes from" }, above.map((d) => h("div", null,
      h("a", { href: edgeHash(dossier, d) }, story.handle(d.parent)), " ", chip(d.relation), ` ${percent(d.derived)}`))),
    h("td", { "data-name": "lineage" }, (story.lineageOf.get(report.index) ?? 0) + 1),
    h("td", { class: "dim", "data-name": "note" }, notes));
}

function problems(screen: Screen): Child {
  const told = screen.dossier.told.problems ?? [];
  return told.length > 0 && h("section", { id: "problems", tabindex: "-1" }, h("h3", null, "Problems"),
    h("ul", null, told.map(({ path, problem }) => h("li", null, h("b", null, path), `: ${problem}`))));
}
