// What one side asserts and another denies or explains, side by side.

import type { Dispute, Stand } from "../packed";
import { type Child, h } from "../dom";
import { claimHandles, dots, originLinks, type Screen } from "../screen";
import { shortened } from "../text";
import { capital, day } from "../words";

const LONG = 220;
const STANCES = { asserted: "asserts", denied: "denies", explained: "explains" };

export function disputes(screen: Screen): Child {
  const told = screen.story.told.disputes ?? [];
  if (told.length === 0) return null;
  return h("section", { class: "disputes" }, h("h3", null, "Asserted and denied"),
    told.map((dispute) => one(screen, dispute)));
}

function one(screen: Screen, dispute: Dispute): HTMLElement {
  const about = shortened(capital(dispute.about ?? ""), LONG) || "Something not named";
  const known = dispute.entry && screen.dossier.entryAt.has(dispute.entry);
  return h("article", { class: "dispute", id: `dispute-${dispute.id}`, tabindex: "-1" },
    h("h4", { dir: "auto" }, known ? h("a", { href: `#entry-${dispute.entry}` }, about) : about),
    h("div", { class: "stands" }, (dispute.stands ?? []).map((stand) => side(screen, stand))));
}

function side(screen: Screen, stand: Stand): HTMLElement {
  const claims = screen.dossier.claimsOf(stand);
  const [first] = claims;
  const report = first && screen.dossier.reports[first.report];
  const words = report?.words(first?.sentence ?? 0).replace(/\s+/g, " ") ?? "";
  const href = `#claim-${first?.id ?? ""}`;
  return h("div", { class: `stand is-${stand.stance}` },
    h("p", null, dots(stand.lineages), " ", originLinks(stand.origins ?? [], claims, href), " ",
      h("b", { class: "stance" }, STANCES[stand.stance]),
      h("span", { class: "dim" }, stand.told ? `, ${day(stand.told)}` : ", undated")),
    first && h("blockquote", { dir: "auto" }, h("a", { href, class: "words" }, shortened(words, LONG))),
    h("p", null, claimHandles(screen, claims)));
}
