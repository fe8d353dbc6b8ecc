// Measures the steps of a run and the lone desks of the floor, from the sources bundled as the command is.
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
await bundle(here("./.dev/bench"), here("../../packages/lab/bench/bench.ts"), "bench");
await bundle(here("./.dev/bench"), here("../../packages/floor/bench/bench.ts"), "floor-bench");
await import(new URL("./.dev/bench/bench.mjs", import.meta.url));
await import(new URL("./.dev/bench/floor-bench.mjs", import.meta.url));
