// Dates, shares and counts as people write them.

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

export function day(iso: string): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  if (!found) return iso;
  const month = MONTHS[Number(found[2]) - 1];
  return month ? `${Number(found[3])} ${month} ${found[1]}` : iso;
}

/** Return words with the dates in them as people write them. */
export function dated(text: string): string {
  return text.replace(/\b\d{4}-\d\d-\d\d\b/g, day);
}

export function days(first: string, last: string): string {
  if (first === last) return day(first);
  let one = day(first).split(" ");
  const other = day(last).split(" ");
  if (one.length === 3 && other.length === 3 && one[2] === other[2]) {
    one = one[1] === other[1] ? one.slice(0, 1) : one.slice(0, 2);
  }
  return `${one.join(" ")} – ${other.join(" ")}`;
}

export function stretch(from?: string, to?: string): string {
  const first = from ?? to;
  return first ? days(first, to ?? first) : "";
}

export function percent(share: number): string {
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100} %`;
}

export function count(number: number, noun: string, plural = `${noun}s`): string {
  return number === 1 ? `1 ${noun}` : `${number || "no"} ${plural}`;
}

export function number(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 2 });
}

/** Return the first letter as a capital one. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
