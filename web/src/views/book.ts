// The movement book: a course an actor, what is told of its movements in time order.

import type { Course, Step } from "../packed";
import { type Child, h } from "../dom";
import { showAll } from "../drawn";
import { chip, claimHandles, dots, originLinks, slug, type Screen } from "../screen";
import { shortened } from "../text";
import { capital, count, stretch } from "../words";

const FEW = 8;
const LONG = 100;

export function book(screen: Screen): Child {
  const courses = screen.story.told.movements ?? [];
  if (courses.length === 0) return null;
  const rest = h("div", null);
  const more = h("button", { type: "button", class: "button" }, `Show all ${courses.length} of them`);
  showAll(more, () => rest.replaceChildren(...courses.slice(FEW).map((course) => one(screen, course))));
  return h("section", { class: "book" }, h("h3", null, "Movement book"),
    h("p", { class: "legend" }, "Who moves, stays or stops, in the order in which it was told. ",
      "Pale: something later is told of the same."),
    courses.slice(0, FEW).map((course) => one(screen, course)), rest, courses.length > FEW && more);
}

function one(screen: Screen, course: Course): HTMLElement {
  const steps = course.steps ?? [];
  return h("section", { class: "course", id: `course-${course.id}`, tabindex: "-1" },
    h("h4", { dir: "auto" }, shortened(capital(course.who ?? ""), LONG) || "Nobody named",
      h("span", { class: "dim" }, `, ${count(steps.length, "step")}`)),
    h("ol", null, steps.map((step) => line(screen, course, step))));
}

function line(screen: Screen, course: Course, step: Step): HTMLElement {
  const claims = screen.dossier.claimsOf(step);
  const href = `#claim-${claims[0]?.id ?? ""}`;
  const status = step.status ?? "told";
  return h("li", { class: `step${step.current ? "" : " overtaken"}` },
    h("span", { class: "when dim" }, stretch(step.first, step.last) || "undated"),
    h("span", { class: "told" }, chip(`status-${slug(status)}`, status), " ",
      h("a", { class: "value", href, dir: "auto" }, stepWords(course, step)),
      !step.current && h("span", { class: "unseen" }, " (something later is told)")),
    h("span", { class: "behind" }, dots(step.lineages), " ", originLinks(step.origins ?? [], claims, href)),
    h("span", { class: "tellers" }, claimHandles(screen, claims)));
}

/** "relocate some of 500 troops from Iraq to Kuwait" */
function stepWords(course: Course, step: Step): string {
  const of = step.of?.toLowerCase() === course.who?.toLowerCase() ? "" : step.of;
  const way = (word: string, places?: string[]) => places?.length ? `${word} ${places.join(", ")}` : "";
  return shortened([step.action, step.value, of, way("from", step.from),
    way(step.action === "stay" ? "in" : "to", step.to), way("by", step.by)].filter(Boolean).join(" "), LONG);
}
