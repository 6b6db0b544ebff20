// The panel at the side: it takes the focus when it opens and gives it back when it closes.

import { fill, h } from "./dom";

export class Panel {
  private readonly body = h("div", { class: "panel-body" });
  private readonly close = h("button", { type: "button", class: "button close" }, "Close");
  readonly element = h("aside", { class: "panel", "aria-label": "Evidence", hidden: true },
    h("div", { class: "panel-head" }, this.close), this.body);
  private opener: HTMLElement | SVGElement | null = null;

  constructor(private readonly main: HTMLElement) {
    this.close.addEventListener("click", () => this.leave());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.element.hidden) this.leave();
    });
    document.addEventListener("click", (event) => {
      const link = (event.target as Element).closest<HTMLElement | SVGElement>("a[href^='#']");
      if (link && !this.element.contains(link)) this.opener = link;
    });
  }

  /** Show something, and lead eye and focus to `aim` in it. */
  show(body: HTMLElement, aim: HTMLElement | null | undefined, wide: boolean): void {
    this.element.hidden = false;
    this.element.classList.toggle("wide", wide);
    this.main.classList.toggle("beside", !wide);
    fill(this.body, body);
    this.body.scrollTop = 0;
    const target = aim ?? body;
    target.focus({ preventScroll: true });
    if (aim) aim.scrollIntoView({ block: "center" });
  }

  hide(): void {
    this.element.hidden = true;
    this.main.classList.remove("beside");
    this.body.replaceChildren();
  }

  private leave(): void {
    history.pushState(null, "", location.pathname + location.search);
    this.hide();
    if (this.opener?.isConnected) this.opener.focus({ preventScroll: true });
  }
}
