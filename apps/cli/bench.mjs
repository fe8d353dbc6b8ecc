// Measures the steps of a run, the lone desks of the floor and the ways to stages elsewhere, from the sources bundled as the command is.
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
await bundle(here("./.dev/bench"), here("../../packages/lab/bench/bench.ts"), "bench");
await bundle(here("./.dev/bench"), here("../../packages/floor/bench/bench.ts"), "floor-bench");
await bundle(here("./.dev/bench"), here("../../packages/transport/bench/bench.ts"), "transport-bench");
await import(new URL("./.dev/bench/bench.mjs", import.meta.url));
await import(new URL("./.dev/bench/floor-bench.mjs", import.meta.url));
await import(new URL("./.dev/bench/transport-bench.mjs", import.meta.url));
