// Elements made from data: strings become text and nothing else.

import { shown } from "./text";

export type Child = globalThis.Node | string | number | null | undefined | false | Child[];
type Value = string | number | boolean | null | undefined;
export type Attributes = Record<string, Value | ((event: Event) => void)>;

const SVG = "http://www.w3.org/2000/svg";
const LOCAL = /^#[\w.-]+$/;
const OUTWARD = /^https?:\/\//i;

function dress(element: Element, attributes: Attributes | null): void {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") element.addEventListener(name.replace(/^on/, ""), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) {
      const text = String(value);
      if (name === "href" && !LOCAL.test(text) && !OUTWARD.test(text)) continue;
      element.setAttribute(name, shown(text));
    }
  }
}

export function add(element: Element | DocumentFragment, ...children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) add(element, ...child);
    else if (child instanceof globalThis.Node) element.appendChild(child);
    else if (child !== null && child !== undefined && child !== false)
      element.appendChild(document.createTextNode(shown(String(child))));
  }
}

/** Make an HTML element. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes?: Attributes | null, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  dress(element, attributes ?? null);
  add(element, ...children);
  return element;
}

/** Make an SVG element. */
export function s<K extends keyof SVGElementTagNameMap>(
  tag: K, attributes?: Attributes | null, ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag) as SVGElementTagNameMap[K];
  dress(element, attributes ?? null);
  add(element, ...children);
  return element;
}

/** Set style properties; the page's policy allows no style attribute. */
export function styled<T extends HTMLElement | SVGElement>(
  element: T, properties: Record<string, string>
): T {
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
  return element;
}

/** Return a link out of the page, or the bare words where the address is no web address. */
export function outward(url: string, words: string): Child {
  if (!OUTWARD.test(url)) return words;
  return h("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, words);
}

/** Put other children in place of those that are there. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  add(element, ...children);
}

/** Words for those who hear the page instead of seeing it. */
export function unseen(words: string): HTMLElement {
  return h("span", { class: "unseen" }, words);
}
