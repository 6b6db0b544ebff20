// How the words of one sentence became those of another.

export type Fate = "same" | "dropped" | "added" | "replaced" | "moved";
export interface Run {
  fate: Fate;
  text: string;
  /** Whether a figure, a name, a date or a negation is in it: what a reader must not miss. */
  loud: boolean;
}
export interface Change {
  before: Run[];
  after: Run[];
}

const TOKEN = /(?:[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*|[^\p{L}\p{N}\s])\s*/gu;
const WORD = /[\p{L}\p{N}]/u;
const NEGATION = /^(?:no|not|never|none|nobody|nothing|neither|nor|without|denied|denies|deny)$|n['’]t$/i;
const NUMERAL =
  /^(?:\p{N}.*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)$/iu;
/** Longer sentences than this are not compared word by word. */
const MOST = 600;
/** So many words that stand elsewhere in the same order have moved. */
const MOVED = 3;
/** A change of so many words on both sides swallows a short word that chance left the same. */
const WIDE = 3;

/** Words and marks, each with the blanks after it. */
export function tokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** Return both sentences in runs: what was dropped, added, replaced or moved, and what stayed. */
export function changed(before: string, after: string): Change {
  const [old, now] = [tokens(before), tokens(after)];
  const [left, right] = [old.map(fold), now.map(fold)];
  const pairs = smoothed(common(left, right), left, right);
  const fates: [Fate[], Fate[]] = [old.map(() => "same"), now.map(() => "same")];
  for (const [a, b, c, d] of gaps(pairs, old.length, now.length)) {
    fates[0].fill(d > c ? "replaced" : "dropped", a, b);
    fates[1].fill(b > a ? "replaced" : "added", c, d);
  }
  shift(left, right, fates);
  return { before: runs(old, fates[0]), after: runs(now, fates[1]) };
}

function fold(token: string): string {
  return token.trim().toLowerCase().replace(/[“”„«»]/g, '"').replace(/[‘’]/g, "'");
}

type Pair = readonly [number, number];

/** The stretches between pairs: from, to on the left and from, to on the right. */
function gaps(pairs: Pair[], left: number, right: number): [number, number, number, number][] {
  const found: [number, number, number, number][] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [...pairs, [left, right] as const]) {
    if (a > i || b > j) found.push([i, a, j, b]);
    [i, j] = [a + 1, b + 1];
  }
  return found;
}

/** Leave out single short words that only chance left the same between two wide changes. */
function smoothed(pairs: Pair[], left: string[], right: string[]): Pair[] {
  const wide = (one: Pair, other: Pair) =>
    Math.min(other[0] - one[0], other[1] - one[1]) - 1 >= WIDE;
  return pairs.filter((pair, i) => {
    const words = left[pair[0]] ?? "";
    if (words.length > 3 || NUMERAL.test(words) || NEGATION.test(words)) return true;
    const before = pairs[i - 1] ?? [-1, -1];
    const after = pairs[i + 1] ?? [left.length, right.length];
    return !(wide(before, pair) && wide(pair, after));
  });
}

/** Mark what was taken out in one place and put in, in the same words, in another. */
function shift(left: string[], right: string[], [out, into]: [Fate[], Fate[]]): void {
  const open = (fate: Fate | undefined) => fate !== undefined && fate !== "same" && fate !== "moved";
  for (let i = 0; i < left.length; i += 1)
    for (let j = 0; j < right.length; j += 1) {
      let long = 0;
      while (open(out[i + long]) && open(into[j + long]) && left[i + long] === right[j + long]) long += 1;
      if (left.slice(i, i + long).filter((word) => WORD.test(word)).length < MOVED) continue;
      out.fill("moved", i, i + long);
      into.fill("moved", j, j + long);
    }
}

function runs(words: string[], fates: Fate[]): Run[] {
  const told: Run[] = [];
  words.forEach((word, i) => {
    const fate = fates[i] ?? "same";
    const loud = fate !== "same" && fate !== "moved" && isLoud(word.trim(), words.slice(0, i));
    const last = told[told.length - 1];
    if (last && last.fate === fate && last.loud === loud) last.text += word;
    else told.push({ fate, text: word, loud });
  });
  return told;
}

/** A figure, a negation, or a capital letter that no sentence's beginning explains. */
function isLoud(word: string, before: string[]): boolean {
  if (NUMERAL.test(word) || NEGATION.test(word)) return true;
  if (!/^\p{Lu}/u.test(word)) return false;
  const [previous, stop] = before.filter((other) => !/^["“”‘’'(]/.test(other)).slice(-2).reverse()
    .map((other) => other.trim());
  if (previous === undefined || /^[!?:]$/.test(previous)) return false;
  return !(previous === "." && /^\p{Ll}{3,}$/u.test(stop ?? ""));
}

/** The longest common subsequence of two token lists, as pairs of indices. */
function common(old: string[], now: string[]): Pair[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head && tail < now.length - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    tail += 1;
  const pairs: Pair[] = [];
  for (let i = 0; i < head; i += 1) pairs.push([i, i]);
  const a = old.slice(head, old.length - tail);
  const b = now.slice(head, now.length - tail);
  if (a.length <= MOST && b.length <= MOST)
    for (const [i, j] of table(a, b)) pairs.push([i + head, j + head]);
  for (let i = tail; i > 0; i -= 1) pairs.push([old.length - i, now.length - i]);
  return pairs;
}

function table(a: string[], b: string[]): [number, number][] {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const skip = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
      const take = a[i] === b[j] ? (best[(i + 1) * width + j + 1] ?? 0) + 1 : 0;
      best[i * width + j] = Math.max(skip, take);
    }
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const here = best[i * width + j] ?? 0;
    if (a[i] === b[j] && here === (best[(i + 1) * width + j + 1] ?? 0) + 1) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (here === (best[(i + 1) * width + j] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}
