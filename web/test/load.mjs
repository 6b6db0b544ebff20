// A module of the page's sources, for tests that need no browser.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const sources = fileURLToPath(new URL("../src/", import.meta.url));

export async function load(name) {
  const { outputFiles: [made] } = await build({
    absWorkingDir: sources, entryPoints: [name], bundle: true, write: false, format: "esm", charset: "utf8",
  });
  return import(`data:text/javascript;base64,${Buffer.from(made.contents).toString("base64")}`);
}
