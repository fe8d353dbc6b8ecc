import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build as buildPage } from "vite";
import { bundle } from "./bundle.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

rmSync(here("./dist"), { recursive: true, force: true });
await bundle(here("./dist"));
await buildPage({ root: here("../dashboard"), logLevel: "error" });
cpSync(here("../dashboard/dist/client"), here("./dist/dashboard"), { recursive: true });
