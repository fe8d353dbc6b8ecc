// Measures the searches of the dedup stages, from the sources bundled as the command is.
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
await bundle(here("./.dev/bench"), here("../../packages/stages/bench/perceptual-search.ts"), "perceptual-search");
await bundle(here("./.dev/bench"), here("../../packages/lab/bench/entity-link.ts"), "entity-link");
await import(new URL("./.dev/bench/perceptual-search.mjs", import.meta.url));
await import(new URL("./.dev/bench/entity-link.mjs", import.meta.url));
