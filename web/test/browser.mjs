// Debian's Chromium by playwright-core, and a page opened from disk that is watched for trouble.
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export function found() {
  return PLACES.find((place) => place && existsSync(place));
}

export async function launch() {
  return chromium.launch({ executablePath: found(), args: ["--no-sandbox", "--disable-gpu"] });
}

/** Open a file in a fresh context; what the page complains of, or asks the network for, is kept. */
export async function open(browser, path, { hash = "", ...options } = {}) {
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
  await page.goto(pathToFileURL(path).href + hash);
  return { context, page, trouble };
}
