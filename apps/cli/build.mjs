// node build.mjs [FOLDER]: the shipped command with the dashboard's page, into dist or another folder, which is emptied first.
import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, bundlePage } from "./bundle.mjs";

const folder = resolve(process.argv[2] ?? fileURLToPath(new URL("./dist", import.meta.url)));

rmSync(folder, { recursive: true, force: true });
await bundle(folder);
await bundlePage(`${folder}/dashboard`);
