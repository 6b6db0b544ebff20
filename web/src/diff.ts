// How the words of one sentence became those of another.

export type Fate = "same" | "dropped" | "added";
export interface Run {
  fate: Fate;
  text: string;
  /** Whether a figure, a name, a date or a negation is in it: what a reader must not miss. */
  loud: boolean;
}

const TOKEN = /(?:[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*|[^\p{L}\p{N}\s])\s*/gu;
const NEGATION = /^(?:no|not|never|none|nobody|nothing|neither|nor|without|n't|denied|denies|deny)$|n['’]t$/i;
const NUMERAL =
  /^(?:\p{N}.*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)$/iu;
const MOST = 600;

/** Words and marks, each with the blanks after it. */
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
  return runs;
}

function fold(token: string): string {
  return token.trim().toLowerCase().replace(/[“”„«»]/g, '"').replace(/[‘’]/g, "'");
}

function push(runs: Run[], fate: Fate, words: string[], first: boolean): void {
  if (words.length === 0) return;
  const text = words.join("");
  const loud =
    fate !== "same" &&
    words.some(
      (word, i) => NUMERAL.test(word.trim()) || NEGATION.test(word.trim()) ||
        (/^\p{Lu}/u.test(word) && !(first && i === 0)),
    );
  const last = runs[runs.length - 1];
  if (last && last.fate === fate) {
    last.text += text;
    last.loud ||= loud;
  } else runs.push({ fate, text, loud });
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
