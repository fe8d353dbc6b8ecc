// The command as a checkout runs it: bundled from the sources at every start, then run. The shipped command is dist/tipbench.mjs.
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";

const folder = fileURLToPath(new URL("./.dev", import.meta.url));
await bundle(folder);
process.argv[1] = fileURLToPath(import.meta.url);
await import(new URL("./.dev/tipbench.mjs", import.meta.url));
