// Drawings that fit the width that they are given, on screen and on paper.

const LEAST = 300;
const USUAL = 900;
/** How wide an A4 page is between its margins. */
const PAPER = 690;

const live = new Map<HTMLElement, () => void>();
let paper: number | null = null;

/**
 * Draw into a box now and whenever its width changes; the function returned draws again.
 * `draw` is told the width and whether it draws for paper, where nothing may be taller than a page.
 */
export function fitted(box: HTMLElement, draw: (width: number, onPaper: boolean) => void): () => void {
  let last = -1;
  const redraw = () => draw(Math.max(LEAST, paper ?? (box.clientWidth || USUAL)), paper !== null);
  new ResizeObserver(() => {
    if (Math.abs(box.clientWidth - last) <= 2) return;
    last = box.clientWidth;
    redraw();
  }).observe(box);
  live.set(box, redraw);
  return redraw;
}

/** Draw all at the width of paper, or again at that of the window. */
export function forPaper(on: boolean): void {
  paper = on ? PAPER : null;
  for (const [box, redraw] of live)
    if (box.isConnected) redraw();
    else live.delete(box);
}

/** A button that puts more on the page, and goes; paper gets it all. */
export function showAll(button: HTMLButtonElement, show: () => void): HTMLButtonElement {
  button.classList.add("show-all");
  button.addEventListener("click", () => {
    button.remove();
    show();
  });
  return button;
}
