// Builds the page's script and style into the Python package, so that installing it needs no node.
import { build } from "esbuild";
import { gzipSync } from "node:zlib";
import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "src", "tellings", "show", "page");
mkdirSync(out, { recursive: true });

await build({
  absWorkingDir: here,
  entryPoints: { app: "src/main.ts" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none",
});
await build({
  absWorkingDir: here,
  entryPoints: { app: "src/app.css" },
  outdir: out,
  bundle: true,
  minify: true,
  charset: "utf8",
});
for (const scale of ["10m", "50m", "110m"]) {
  const shapes = readFileSync(join(here, "node_modules", "world-atlas", `countries-${scale}.json`));
  writeFileSync(join(out, `countries-${scale}.json.gz`), gzipSync(shapes, { level: 9 }));
}
