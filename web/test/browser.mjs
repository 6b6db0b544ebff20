// Debian's Chromium by playwright-core, and a page opened from disk that is watched for trouble.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const VIEWS = ["family", "compare", "ledger", "time", "map", "voices", "reports"];

export function found() {
  return PLACES.find((place) => place && existsSync(place));
}

export async function launch() {
  return chromium.launch({ executablePath: found(), args: QUIET });
}

/** A page of the folder TELLINGS_PAGES, as tests/show/page/test_browser.py makes them. */
export function file(name) {
  return join(process.env.TELLINGS_PAGES, name);
}

/**
 * Open a file in a fresh context; what the page complains of, or asks the network for, is kept.
 * `ready` is called before the file is loaded.
 */
export async function open(browser, path, { hash = "", ready = async () => {}, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const trouble = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) trouble.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(pathToFileURL(path).href)) trouble.push(`request: ${request.url()}`);
  });
  await ready(context, page);
  await page.goto(pathToFileURL(path).href + hash);
  return { context, page, trouble };
}

/** Lead the page to a hash, and come back once it has drawn what is there. */
export async function go(page, hash) {
  await page.evaluate((to) => new Promise((done) => {
    if (location.hash === to) return done();
    window.addEventListener("hashchange", () => done(), { once: true });
    location.hash = to;
  }), hash);
}

/** Draw every view; they wait until they come near the window. */
export async function drawAll(page) {
  for (const view of VIEWS) await go(page, `#${view}`);
  await go(page, "#top");
}
