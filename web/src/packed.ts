// The shape in which `tellings.show.page.pack` gives the dossier; what is empty is left out.

export type Span = [number, number];
export type Relation =
  | "copy" | "excerpt" | "revision" | "rewrite"
  | "machine-paraphrase" | "back-translation" | "partial";
export type Verdict =
  | "conflicting" | "denied" | "superseded" | "differing scope" | "agreed" | "single";
export type Kind = "quotation" | "quantity" | "movement" | "statement";
export type Rule = "conservative" | "latest-official" | "range" | "majority-of-origins";

export interface PackedReport {
  id: string;
  path: string;
  paths?: string[];
  pieces?: [number, string][];
  length: number;
  title?: string;
  outlet?: string;
  bylines?: string[];
  credited?: string[];
  cited?: string[];
  credit?: string;
  url?: string;
  language: string;
  dateline?: { place?: string; date?: string };
  published?: { date: string; time?: string; basis: string; from?: number };
  sentences?: number[];
  parts?: string;
  damage?: [number, number, string, string | null][];
  paraphrase: number;
  translation: number;
  evidence?: [number, number, string | null][];
}

export interface Ancestor {
  id: string;
  label?: string;
  children?: number[];
}

export interface Descent {
  child: number;
  parent: number;
  relation: Relation;
  derived: number;
  confidence: number;
  direction: "certain" | "likely" | "unknown";
  reasons?: string[];
  changes?: [string, Span | null, Span | null][];
}

/** A text, the descent that put it there (an index), those from other parents, its children. */
export type Node = [number, number | null, number[], Node[]];

export interface Reading {
  value: string;
  low?: number;
  high?: number;
  claims?: number[];
  lineages: number;
  origins?: string[];
  latest?: string;
  altered?: { by?: number; from?: string };
}

export interface Chosen {
  rule: Rule;
  low: number;
  best: number;
  high: number;
  why: string;
}

export interface Entry {
  id: string;
  who?: string;
  what?: string;
  where?: string;
  from?: string;
  to?: string;
  verdict: Verdict;
  note?: string;
  spread: number;
  readings?: Reading[];
  rules?: Partial<Record<Rule, Chosen>>;
}

export interface Step {
  first?: string;
  last?: string;
  of?: string;
  action: string;
  status?: string;
  value?: string;
  low?: number;
  high?: number;
  from?: string[];
  to?: string[];
  by?: string[];
  claims?: number[];
  lineages: number;
  origins?: string[];
  current: boolean;
}

export interface Course {
  id: string;
  who?: string;
  steps?: Step[];
}

export interface Stand {
  stance: "asserted" | "denied" | "explained";
  told?: string;
  origins?: string[];
  claims?: number[];
  lineages: number;
}

export interface Dispute {
  id: string;
  about?: string;
  entry?: string;
  stands?: Stand[];
}

export interface PackedStory {
  id: string;
  title?: string;
  reports?: number[];
  ancestors?: number[];
  handles?: string[];
  lineages?: number[][];
  origins?: number;
  trees?: Node[];
  ledger?: Entry[];
  movements?: Course[];
  disputes?: Dispute[];
}

export interface When {
  from?: string;
  to?: string;
  text?: string;
}

export interface Quantity {
  low?: number;
  high?: number;
  whole?: number;
  qualifier?: string;
  unit?: string;
  counted?: string;
}

export interface Body extends Quantity {
  who?: string;
  count?: Quantity;
  activity?: string;
  action?: string;
  from?: string[];
  to?: string[];
  by?: string[];
  subject?: string;
  predicate?: string;
  object?: string;
}

export interface Claim {
  id: string;
  kind: Kind;
  report: number;
  start: number;
  end: number;
  spans?: Span[];
  sentence: number;
  passage?: number;
  speaker?: {
    text: string;
    start: number;
    end: number;
    name: string;
    role?: string;
    /** Whether name or role is that of an office or an institution of a state. */
    official?: boolean;
    via?: string[];
  };
  cue?: Span;
  speech?: string;
  time?: When;
  said?: When;
  status?: string;
  certainty?: string;
  body?: Body;
}

export interface Place {
  name: string;
  lat: number;
  lon: number;
  country?: string;
  /** Whether it is a country, which is an area and no point. */
  area?: boolean;
  mentions?: [number, number, number][];
}

export interface Packed {
  format: string;
  excerpts: boolean;
  made: { version: string; models?: string[]; options?: Record<string, string> };
  reports?: PackedReport[];
  ancestors?: Ancestor[];
  descents?: Descent[];
  lineages?: number[][];
  passages?: number[][][];
  alignments?: { left: number[]; right: number[]; reuse: string }[];
  stories?: PackedStory[];
  places?: Place[];
  claims?: Claim[];
  unclaimed?: [number, number, number][];
  problems?: { path: string; problem: string }[];
  map?: { view: [number, number, number, number]; topology: unknown; rest?: unknown };
}
