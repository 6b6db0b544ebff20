// How the words of one sentence became those of another.

export type Fate = "same" | "dropped" | "added";
export interface Run {
  fate: Fate;
  text: string;
  /** Whether a figure, a name, a date or a negation is in it: what a reader must not miss. */
  loud: boolean;
}

const TOKEN = /[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*|\s+|[^\p{L}\p{N}\s]/gu;
const NEGATION = /^(?:no|not|never|none|nobody|nothing|neither|nor|without|n't|denied|denies|deny)$|n['’]t$/i;
const NUMERAL =
  /^(?:\p{N}.*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)$/iu;
const MOST = 600;

export function tokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** Return what was dropped from `before` and added in `after`, in the order of reading. */
export function changed(before: string, after: string): Run[] {
  const [old, now] = [tokens(before), tokens(after)];
  const pairs = common(old.map(fold), now.map(fold));
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [...pairs, [old.length, now.length] as const]) {
    push(runs, "dropped", old.slice(i, a), i === 0);
    push(runs, "added", now.slice(j, b), j === 0);
    const same = now[b];
    if (same !== undefined) push(runs, "same", [same], false);
    [i, j] = [a + 1, b + 1];
  }
  return joined(runs);
}

function fold(token: string): string {
  return /^\s+$/.test(token) ? " " : token.toLocaleLowerCase("en").replace(/[“”„«»]/g, '"').replace(/[‘’]/g, "'");
}

function push(runs: Run[], fate: Fate, words: string[], first: boolean): void {
  if (words.length === 0) return;
  const text = words.join("");
  const loud =
    fate !== "same" &&
    words.some(
      (word, i) =>
        NUMERAL.test(word) || NEGATION.test(word) || (/^\p{Lu}/u.test(word) && !(first && i === 0)),
    );
  const last = runs[runs.length - 1];
  if (last && last.fate === fate) {
    last.text += text;
    last.loud ||= loud;
  } else runs.push({ fate, text, loud });
}

/** Let a lone blank between two changes belong to them, so that a changed phrase is one. */
function joined(runs: Run[]): Run[] {
  const told: Run[] = [];
  for (const [i, run] of runs.entries()) {
    const blank = run.fate === "same" && /^\s+$/.test(run.text);
    const [before, after] = [told[told.length - 1], runs[i + 1]];
    if (blank && before && before.fate !== "same" && after && after.fate === before.fate)
      before.text += run.text;
    else if (before && before.fate === run.fate) {
      before.text += run.text;
      before.loud ||= run.loud;
    } else told.push({ ...run });
  }
  return told;
}

/** The longest common subsequence of two token lists, as pairs of indices. */
function common(old: string[], now: string[]): (readonly [number, number])[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head && tail < now.length - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    tail += 1;
  const pairs: (readonly [number, number])[] = [];
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
      const weight = a[i] === " " ? 1 : 3;
      const skip = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
      const take = a[i] === b[j] ? (best[(i + 1) * width + j + 1] ?? 0) + weight : 0;
      best[i * width + j] = Math.max(skip, take);
    }
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const here = best[i * width + j] ?? 0;
    if (a[i] === b[j] && here === (best[(i + 1) * width + j + 1] ?? 0) + (a[i] === " " ? 1 : 3)) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (here === (best[(i + 1) * width + j] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}
