// The page: views one below the other, a panel at the side for the evidence, the hash to steer.

import type { Packed } from "./packed";
import { Dossier, type Report, type Story } from "./dossier";
import { type Child, fill, h } from "./dom";
import { forPaper } from "./drawn";
import { Panel } from "./panel";
import { compare } from "./panels/compare";
import { type Aim, reader } from "./panels/reader";
import { type Pointer, pointerOf, sentences } from "./panels/sentences";
import { chip, type Screen } from "./screen";
import { compareView } from "./views/compare";
import { family } from "./views/family";
import { ledger } from "./views/ledger";
import { map } from "./views/map";
import { reports } from "./views/reports";
import { time } from "./views/time";
import { top } from "./views/top";
import { voices } from "./views/voices";
import { appendix } from "./views/appendix";
import { capital, count, stretch } from "./words";

type View = (screen: Screen) => Child;

const VIEWS: [string, string, View][] = [
  ["family", "Family", family],
  ["compare", "Side by side", compareView],
  ["ledger", "Ledger", ledger],
  ["time", "Time", time],
  ["map", "Map", map],
  ["voices", "Voices", voices],
  ["reports", "Reports", reports],
];

class Page {
  private story: Story | undefined;
  private readonly main = h("main", { tabindex: "-1" });
  private readonly panel = new Panel(this.main);
  private pending = new Map<Element, () => void>();
  private observer: IntersectionObserver | null = null;

  constructor(private readonly dossier: Dossier, root: Element) {
    fill(root, this.header(), h("div", { class: "body" }, this.main, this.panel.element));
    window.addEventListener("hashchange", () => this.go());
    window.addEventListener("beforeprint", () => this.print());
    window.addEventListener("afterprint", () => forPaper(false));
    this.show(dossier.stories[0]);
    this.go();
  }

  private get screen(): Screen {
    return { dossier: this.dossier, story: this.story as Story };
  }

  private header(): HTMLElement {
    const light = h("button", { type: "button", class: "button", "aria-label": "Light or dark" }, "◐");
    light.addEventListener("click", () => {
      const root = document.documentElement;
      const dark = root.dataset["theme"]
        ? root.dataset["theme"] === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset["theme"] = dark ? "light" : "dark";
    });
    return h("header", { class: "page-head" },
      h("a", { class: "skip", href: "#top" }, "To the story"),
      h("nav", { "aria-label": "Views" }, [["top", "Story"] as const, ...VIEWS].map(([id, name]) =>
        h("a", { href: `#${id}` }, name))),
      light);
  }

  /** Put a story on the page: its top at once, the views when they come near the window. */
  private show(story: Story | undefined): void {
    this.story = story;
    if (!story) {
      fill(this.main, h("h1", { id: "top" }, "No story was found"),
        h("section", { id: "reports" }, reports({ dossier: this.dossier, story: this.nothing() })));
      return;
    }
    this.observer?.disconnect();
    this.pending.clear();
    this.observer = new IntersectionObserver((seen) => {
      for (const one of seen) if (one.isIntersecting) this.draw(one.target);
    }, { rootMargin: "600px" });
    fill(this.main, h("section", { id: "top", tabindex: "-1" }, top(this.screen)),
      VIEWS.map(([id, name, view]) => this.section(id, name, view)));
  }

  private nothing(): Story {
    return this.dossier.stories[0] ?? ({ reports: [], handles: new Map(), lineageOf: new Map(),
      handle: (text: number) => this.dossier.name(text) } as unknown as Story);
  }

  private section(id: string, name: string, view: View): HTMLElement {
    const body = h("div", { class: "view" });
    const section = h("section", { id, tabindex: "-1", class: "waiting" }, h("h2", null, name), body);
    this.pending.set(section, () => {
      section.classList.remove("waiting");
      fill(body, view(this.screen));
    });
    this.observer?.observe(section);
    return section;
  }

  private draw(section: Element): void {
    const drawing = this.pending.get(section);
    if (!drawing) return;
    this.pending.delete(section);
    this.observer?.unobserve(section);
    drawing();
  }

  private print(): void {
    for (const section of [...this.pending.keys()]) this.draw(section);
    for (const more of document.querySelectorAll<HTMLElement>("main .show-all")) more.click();
    forPaper(true);
    document.getElementById("appendix")?.remove();
    if (this.story) this.main.append(appendix(this.screen));
    for (const more of document.querySelectorAll("details")) more.open = true;
  }

  /** Go where the address says: to a view, an entry, or evidence in the panel. */
  private go(): void {
    const hash = decodeURIComponent(location.hash.slice(1));
    const [kind = "", ...rest] = hash.split("-");
    const words = rest.join("-");
    const open = this.panels[kind]?.(words);
    if (open) {
      this.panel.show(open.body, open.aim, open.wide ?? false);
      return;
    }
    this.panel.hide();
    if (kind === "story") {
      const story = this.dossier.stories.find((one) => one.told.id === words);
      if (story) this.show(story);
      this.reach("top");
    } else if (kind === "entry") this.entry(words);
    else if (kind === "course" || kind === "dispute") this.within(hash);
    else if (hash) this.reach(hash);
  }

  private readonly panels: Record<string, (words: string) => Open | undefined> = {
    report: (id) => this.read(id, {}),
    claim: (id) => {
      const claim = this.dossier.claims[this.dossier.claimAt.get(id) ?? -1];
      const report = claim && this.dossier.reports[claim.report];
      return report && this.read(report.id, { claim });
    },
    at: (words) => {
      const [, id = "", start, end] = /^(.+)-(\d+)-(\d+)$/.exec(words) ?? [];
      return this.read(id, { span: [Number(start), Number(end)] });
    },
    compare: (words) => {
      const told = words.split("-").map((id) => this.report(id)).filter((r) => r !== undefined);
      const chosen = [...new Set(told)].slice(0, 4);
      if (chosen.length < 2) return undefined;
      this.turn(chosen[0]);
      return { body: compare(this.screen, chosen), wide: true };
    },
    reading: (words) => {
      const [, id = "", n] = /^(.+)-(\d+)$/.exec(words) ?? [];
      const found = this.dossier.entryAt.get(id);
      const reading = found?.entry.readings?.[Number(n)];
      if (!found || !reading) return undefined;
      this.story = found.story;
      const { entry } = found;
      return { body: h("article", { id: `reading-${words}`, tabindex: "-1" },
        h("header", { class: "card" },
          h("h3", null, chip(entry.verdict), " ",
            h("a", { href: `#entry-${entry.id}` }, capital(entry.what ?? ""))),
          h("p", { class: "dim" }, [entry.who, entry.where, stretch(entry.from, entry.to)].filter(Boolean).join(", ")),
          h("p", { class: "big" }, reading.value),
          h("p", null, `${count(reading.lineages, "lineage")}; `,
            count((reading.origins ?? []).length, "origin"), ": ",
            (reading.origins ?? []).join("; ") || "none named")),
        sentences(this.screen, this.dossier.claimsOf(reading).map(pointerOf))) };
    },
    place: (words) => {
      const place = this.dossier.places[Number(words)];
      if (!place) return undefined;
      const pointers: Pointer[] = (place.mentions ?? [])
        .filter(([report, start, end]) => this.story?.handles.has(report) &&
          this.dossier.reports[report]?.text.holds(start, end))
        .map(([report, start, end]) => ({ report, span: [start, end],
          sentence: this.dossier.reports[report]?.sentenceAt(start) ?? 0 }));
      return { body: h("article", { id: `place-${words}`, tabindex: "-1" },
        h("header", { class: "card" }, h("h3", null, place.name),
          h("p", { class: "dim" }, `${place.country ?? ""} ${place.lat}, ${place.lon}`)),
        sentences(this.screen, pointers)) };
    },
  };

  private report(id: string): Report | undefined {
    return this.dossier.reports[this.dossier.reportAt.get(id) ?? -1];
  }

  private read(id: string, aim: Aim): Open | undefined {
    const report = this.report(id);
    if (!report) return undefined;
    this.turn(report);
    const body = reader(this.screen, report, aim);
    const aims = ["a.now", "mark.now", ".here"].map((one) => body.querySelector<HTMLElement>(one));
    return { body, aim: aims.find((found) => found !== null) };
  }

  /** Turn to the story of a report where another one is on the page. */
  private turn(report: Report | undefined): void {
    const story = report && this.dossier.storyOf(report.index);
    if (story && story !== this.story) this.show(story);
  }

  private entry(id: string): void {
    const found = this.dossier.entryAt.get(id);
    if (found && found.story !== this.story) this.show(found.story);
    const section = document.getElementById("ledger");
    if (section) this.draw(section);
    this.reach(`entry-${id}`);
  }

  /** Reach a course of the movement book or a dispute, whose views may not be drawn yet. */
  private within(hash: string): void {
    for (const id of ["map", "ledger"]) {
      const section = document.getElementById(id);
      if (section) this.draw(section);
    }
    this.reach(hash);
  }

  private reach(id: string): void {
    const target = document.getElementById(id) ?? document.getElementById("reports");
    if (target?.matches("section")) this.draw(target);
    target?.scrollIntoView({ block: "start" });
    target?.focus({ preventScroll: true });
  }
}

interface Open {
  body: HTMLElement;
  aim?: HTMLElement | null;
  wide?: boolean;
}

const told = document.getElementById("dossier")?.textContent ?? "{}";
const root = document.getElementById("page");
if (root) new Page(new Dossier(JSON.parse(told) as Packed), root);
