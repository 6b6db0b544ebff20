// The dossier with what the views look up: texts, stories, claims by report.

import type {
  Ancestor, Claim, Descent, Entry, Node, Packed, PackedReport, PackedStory, Place, Reading, Span,
} from "./packed";
import { ReportText } from "./text";

export const PARTS = ["title", "standfirst", "body", "caption", "credit", "furniture"] as const;
export type Part = (typeof PARTS)[number];

export interface Sentence {
  start: number;
  end: number;
  part: Part;
}

export class Report {
  readonly text: ReportText;
  readonly sentences: Sentence[];
  readonly claims: Claim[] = [];

  constructor(readonly index: number, readonly told: PackedReport) {
    this.text = new ReportText(told.pieces ?? []);
    const places = told.sentences ?? [];
    this.sentences = [];
    for (let i = 0; i < places.length; i += 2) {
      const part = PARTS[Number(told.parts?.[i / 2] ?? 2)] ?? "body";
      this.sentences.push({ start: places[i] ?? 0, end: places[i + 1] ?? 0, part });
    }
  }

  get id(): string {
    return this.told.id;
  }

  /** The outlet, else the file. */
  get name(): string {
    return this.told.outlet ?? this.told.path.replace(/^.*\//, "");
  }

  get date(): string | undefined {
    return this.told.published?.date;
  }

  words(sentence: number): string {
    const place = this.sentences[sentence];
    return place ? this.text.slice(place.start, place.end) : "";
  }

  /** Return the index of the sentence that a character belongs to, or of the one before it. */
  sentenceAt(offset: number): number {
    let found = 0;
    this.sentences.forEach((place, i) => {
      if (place.start <= offset) found = i;
    });
    return found;
  }
}

export class Story {
  readonly handles = new Map<number, string>();
  readonly lineageOf = new Map<number, number>();
  readonly reports: number[];
  readonly ancestors: number[];
  readonly lineages: number[][];
  readonly ledger: Entry[];
  readonly trees: Node[];

  constructor(readonly dossier: Dossier, readonly told: PackedStory) {
    this.reports = told.reports ?? [];
    this.ancestors = told.ancestors ?? [];
    this.lineages = told.lineages ?? [];
    this.ledger = told.ledger ?? [];
    this.trees = told.trees ?? [];
    [...this.reports, ...this.ancestors].forEach((text, i) => {
      this.handles.set(text, told.handles?.[i] ?? "?");
    });
    this.lineages.forEach((group, i) => group.forEach((text) => this.lineageOf.set(text, i)));
  }

  /** The short name of a text; of another story's text its outlet. */
  handle(text: number): string {
    return this.handles.get(text) ?? this.dossier.name(text);
  }

  get span(): [string, string] | undefined {
    const told = this.reports
      .map((i) => this.dossier.reports[i]?.date)
      .filter((date): date is string => date !== undefined)
      .sort();
    const [first, last] = [told[0], told[told.length - 1]];
    return first && last ? [first, last] : undefined;
  }

  /** The reports in the story's order among some. */
  inOrder(texts: Iterable<number>): number[] {
    const wanted = new Set(texts);
    return this.reports.filter((text) => wanted.has(text));
  }
}

export class Dossier {
  readonly reports: Report[];
  readonly ancestors: Ancestor[];
  readonly descents: Descent[];
  readonly passages: number[][][];
  readonly claims: Claim[];
  readonly places: Place[];
  readonly stories: Story[];
  readonly claimAt = new Map<string, number>();
  readonly reportAt = new Map<string, number>();
  readonly entryAt = new Map<string, { story: Story; entry: Entry }>();
  private readonly readingsOf = new Map<number, { entry: Entry; reading: Reading; n: number }[]>();
  private links: Map<string, Map<string, string>> | null = null;
  private held: Map<number, Map<number, number>> | null = null;

  constructor(readonly told: Packed) {
    this.reports = (told.reports ?? []).map((report, i) => new Report(i, report));
    this.ancestors = told.ancestors ?? [];
    this.descents = told.descents ?? [];
    this.passages = told.passages ?? [];
    this.claims = told.claims ?? [];
    this.places = told.places ?? [];
    this.stories = (told.stories ?? []).map((story) => new Story(this, story));
    this.claims.forEach((claim, i) => {
      this.claimAt.set(claim.id, i);
      this.reports[claim.report]?.claims.push(claim);
    });
    this.reports.forEach((report) => this.reportAt.set(report.id, report.index));
    for (const story of this.stories)
      for (const entry of story.ledger) {
        this.entryAt.set(entry.id, { story, entry });
        (entry.readings ?? []).forEach((reading, n) => {
          for (const claim of reading.claims ?? []) {
            const known = this.readingsOf.get(claim);
            if (known) known.push({ entry, reading, n });
            else this.readingsOf.set(claim, [{ entry, reading, n }]);
          }
        });
      }
  }

  /** The outlet or file of a report; what an ancestor is known by. */
  name(text: number): string {
    const report = this.reports[text];
    return report ? report.name : (this.ancestor(text)?.label ?? "unnamed text");
  }

  ancestor(text: number): Ancestor | undefined {
    return this.ancestors[text - this.reports.length];
  }

  /** The readings that a claim stands behind. */
  readings(claim: Claim): { entry: Entry; reading: Reading; n: number }[] {
    return this.readingsOf.get(this.claimAt.get(claim.id) ?? -1) ?? [];
  }

  /** The claims behind a reading, a step or a stand. */
  claimsOf(told: { claims?: number[] }): Claim[] {
    return (told.claims ?? [])
      .map((i) => this.claims[i])
      .filter((claim): claim is Claim => claim !== undefined);
  }

  storyOf(report: number): Story | undefined {
    return this.stories.find((story) => story.handles.has(report));
  }

  /**
   * The sentences of two reports that go back to one text or quote the same words: pairs of
   * indices with how they were reused. Passages tell of pairs that no alignment is kept for.
   */
  aligned(left: number, right: number): [number, number, string][] {
    const found = new Map<string, string>();
    for (const [pair, reuse] of this.pairs().get(`${left}-${right}`) ?? []) found.set(pair, reuse);
    for (const passage of this.passages) {
      const ours = passage.filter((side) => side[0] === left);
      const theirs = passage.filter((side) => side[0] === right);
      for (const [, ...one] of ours)
        for (const [, ...other] of theirs)
          for (const [i, a] of one.entries()) {
            const b = other[Math.min(i, other.length - 1)];
            if (b !== undefined && !found.has(`${a}-${b}`)) found.set(`${a}-${b}`, "same text");
          }
    }
    return [...found].map(([pair, reuse]) => {
      const [a, b] = pair.split("-").map(Number);
      return [a ?? 0, b ?? 0, reuse];
    });
  }

  /** How many sentences of one report go back to a text that the other has a part of too. */
  sharedSentences(one: number, other: number): number {
    const [ours, theirs] = [this.passagesOf(one), this.passagesOf(other)];
    let sum = 0;
    for (const [passage, sentences] of ours) if (theirs.has(passage)) sum += sentences;
    return sum;
  }

  /** The passages that a report has a part of, each with the number of its sentences in it. */
  private passagesOf(report: number): Map<number, number> {
    if (!this.held) {
      this.held = new Map();
      for (const [i, passage] of this.passages.entries())
        for (const [text, ...own] of passage) {
          const known = this.held.get(text ?? -1) ?? new Map<number, number>();
          known.set(i, (known.get(i) ?? 0) + own.length);
          this.held.set(text ?? -1, known);
        }
    }
    return this.held.get(report) ?? new Map<number, number>();
  }

  private pairs(): Map<string, Map<string, string>> {
    if (this.links) return this.links;
    this.links = new Map();
    for (const { left, right, reuse } of this.told.alignments ?? []) {
      const [l, ...ls] = left;
      const [r, ...rs] = right;
      for (const a of ls)
        for (const b of rs) {
          this.link(`${l}-${r}`, `${a}-${b}`, reuse);
          this.link(`${r}-${l}`, `${b}-${a}`, reuse);
        }
    }
    return this.links;
  }

  private link(pair: string, sentences: string, reuse: string): void {
    const known = this.links?.get(pair) ?? new Map<string, string>();
    known.set(sentences, reuse);
    this.links?.set(pair, known);
  }
}

/** Return whether two spans share a character. */
export function touch(one: Span, other: Span): boolean {
  return one[0] < other[1] && other[0] < one[1];
}
