// Report text by code point, as the dossier counts, and made fit to show.

const ASTRAL = /[\ud800-\udfff]/;
const UNSHOWN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const BROKEN = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Return the text with each control, and each mark that turns a line round, as a visible sign. */
export function shown(text: string): string {
  return text
    .replace(UNSHOWN, (found) => {
      const code = found.charCodeAt(0);
      if (code < 32) return String.fromCharCode(0x2400 + code);
      return code === 127 ? "\u2421" : "\u2426";
    })
    .replace(BROKEN, "\ufffd");
}

/** Return the text on one line and in at most so many characters. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const blank = cut.lastIndexOf(" ");
  return (blank > most / 2 ? cut.slice(0, blank) : cut).replace(/[\s,;:–—-]+$/, "") + "…";
}

interface Piece {
  start: number;
  end: number;
  text: string;
  /** Where each code point starts in `text`; null where every one is a single unit. */
  units: Uint32Array | null;
}

/** A report's text, whole or in the pieces that an excerpt keeps; offsets count code points. */
export class ReportText {
  private readonly pieces: Piece[];

  constructor(pieces: [number, string][]) {
    this.pieces = pieces.map(([start, text]) => {
      if (!ASTRAL.test(text)) return { start, end: start + text.length, text, units: null };
      const units: number[] = [];
      for (let at = 0; at < text.length; ) {
        units.push(at);
        at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      }
      units.push(text.length);
      return { start, end: start + units.length - 1, text, units: Uint32Array.from(units) };
    });
  }

  /** Return the characters from `start` to `end`, an ellipsis for what an excerpt leaves out. */
  slice(start: number, end: number): string {
    let told = "";
    let at = start;
    for (const piece of this.pieces) {
      if (piece.end <= at || piece.start >= end) continue;
      if (piece.start > at) told += " … ";
      const first = Math.max(at, piece.start) - piece.start;
      const last = Math.min(end, piece.end) - piece.start;
      told += piece.units
        ? piece.text.slice(piece.units[first], piece.units[last])
        : piece.text.slice(first, last);
      at = piece.start + last;
    }
    return at < end && told === "" ? "…" : told;
  }

  /** Return whether an excerpt kept any of these characters. */
  holds(start: number, end: number): boolean {
    return this.pieces.some((piece) => piece.start < end && start < piece.end);
  }

  /** Return the stretches that are there, as [start, end]. */
  held(): [number, number][] {
    return this.pieces.map((piece) => [piece.start, piece.end]);
  }
}
