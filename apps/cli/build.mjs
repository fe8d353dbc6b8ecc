import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundle, bundlePage } from "./bundle.mjs";

const folder = fileURLToPath(new URL("./dist", import.meta.url));

rmSync(folder, { recursive: true, force: true });
await bundle(folder);
await bundlePage(`${folder}/dashboard`);
