// Two to four reports set side by side: rows of sentences that go back to one text.

export interface Cell {
  sentence: number;
  /** Whether it stands here out of its own order, next to the sentence that it goes back to. */
  moved: boolean;
}

/** For each column the sentences that stand in this row; most often one, or none. */
export type Row = Cell[][];
export type Links = (left: number, right: number) => [number, number, string][];

/**
 * Set columns side by side: the first keeps its order, each further one joins the rows that it
 * shares a text with. A sentence without its like gets a row of its own, at its place.
 */
export function rows(columns: { report: number; sentences: number }[], links: Links): Row[] {
  const width = columns.length;
  const [first] = columns;
  if (!first) return [];
  let told: Row[] = [...Array(first.sentences).keys()].map((i) => row(width, 0, i, false));
  for (let c = 1; c < width; c += 1) told = joined(told, columns, c, links);
  return told;
}

function row(width: number, column: number, sentence: number, moved: boolean): Row {
  const cells: Row = Array.from({ length: width }, () => []);
  cells[column] = [{ sentence, moved }];
  return cells;
}

function joined(
  told: Row[], columns: { report: number; sentences: number }[], c: number, links: Links,
): Row[] {
  const column = columns[c];
  if (!column) return told;
  const homes = home(told, columns, c, links);
  const steady = increasing(homes);
  const before = new Map<number, number[]>();
  let last = -1;
  for (let i = 0; i < column.sentences; i += 1) {
    const at = homes[i] ?? -1;
    if (at >= 0) {
      told[at]?.[c]?.push({ sentence: i, moved: !steady.has(i) });
      if (steady.has(i)) last = at;
    } else before.set(last, [...(before.get(last) ?? []), i]);
  }
  const whole: Row[] = [];
  for (let at = -1; at < told.length; at += 1) {
    const here = told[at];
    if (here) whole.push(here);
    for (const i of before.get(at) ?? []) whole.push(row(columns.length, c, i, false));
  }
  return whole;
}

/** For each sentence of a column the row of its like in a column to the left; -1 for none. */
function home(
  told: Row[], columns: { report: number; sentences: number }[], c: number, links: Links,
): number[] {
  const homes: number[] = Array.from({ length: columns[c]?.sentences ?? 0 }, () => -1);
  for (let left = 0; left < c; left += 1) {
    const at = new Map<number, number>();
    told.forEach((cells, i) => cells[left]?.forEach((cell) => at.set(cell.sentence, i)));
    const pair = links(columns[left]?.report ?? -1, columns[c]?.report ?? -1);
    for (const [a, b] of [...pair].sort((one, other) => one[1] - other[1] || one[0] - other[0])) {
      const found = at.get(a);
      if (found !== undefined && homes[b] === -1) homes[b] = found;
    }
  }
  return homes;
}

/** The sentences whose rows follow each other: the longest run that never goes back. */
function increasing(homes: number[]): Set<number> {
  const tails: number[] = [];
  const previous = new Map<number, number>();
  homes.forEach((at, i) => {
    if (at < 0) return;
    let low = 0;
    while (low < tails.length && (homes[tails[low] ?? 0] ?? 0) <= at) low += 1;
    if (low > 0) previous.set(i, tails[low - 1] ?? 0);
    tails[low] = i;
  });
  const kept = new Set<number>();
  let at = tails[tails.length - 1];
  while (at !== undefined) {
    kept.add(at);
    at = previous.get(at);
  }
  return kept;
}

/** Put sentences without their like, between two shared rows, beside each other to save room. */
export function packed(told: Row[]): Row[] {
  const whole: Row[] = [];
  let own: Row = [];
  const close = () => {
    const long = Math.max(0, ...own.map((cells) => cells.length));
    for (let i = 0; i < long; i += 1)
      whole.push(own.map((cells) => cells.slice(i, i + 1)));
    own = [];
  };
  for (const cells of told)
    if (shared(cells)) {
      close();
      whole.push(cells);
    } else own = cells.map((column, c) => [...(own[c] ?? []), ...column]);
  close();
  return whole;
}

export function shared(cells: Row): boolean {
  return cells.filter((column) => column.length > 0).length > 1;
}
