import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, stop } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** CommonJS parts of the bundle (commander among them) want a `require`. */
const banner =
  'import { createRequire as $createRequire } from "node:module"; const require = $createRequire(import.meta.url);';

/**
 * Bundles a program (by default the command), and the threads that it starts, from the sources of the workspace into `folder`, with the tables and templates that they read.
 * Native packages, and those that are only wanted now and then, stay in node_modules.
 */
export async function bundle(folder, main = here("./src/main.ts"), name = "tipbench") {
  await build({
    entryPoints: {
      [name]: main,
      worker: here("../../packages/lab/src/execution/worker.ts"),
      "io-worker": here("../../packages/transport/src/io/io-worker.ts"),
    },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: "linked",
    logLevel: "error",
    external: ["@duckdb/node-api", "@duckdb/node-bindings", "esbuild"],
    banner: { js: banner },
  });
  await stop();
  cpSync(here("../../packages/stage-kit/templates"), `${folder}/templates`, { recursive: true });
  cpSync(here("../../datasets/published"), `${folder}/datasets/published`, { recursive: true });
}

/** Builds the dashboard's page into `folder`, which is emptied first; the command looks for it in `dashboard` beside itself. */
export async function bundlePage(folder) {
  const { build: buildPage } = await import("vite");
  await buildPage({ configFile: here("../dashboard/vite.config.ts"), logLevel: "error", build: { outDir: folder } });
}
