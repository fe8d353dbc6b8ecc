// The command as a checkout runs it: bundled from the sources at every start into a folder of this process's own, so that a
// change of the sources never reaches a run that is under way. The shipped command is dist/tipbench.mjs.
import { existsSync, readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundle, bundlePage } from "./bundle.mjs";

const folders = fileURLToPath(new URL("./.dev/", import.meta.url));
const own = `${folders}${process.pid}`;
const remove = (folder) => rmSync(folder, { recursive: true, force: true });

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code !== "ESRCH";
  }
}

const left = existsSync(folders) ? readdirSync(folders).filter((name) => /^\d+$/.test(name)) : [];
for (const pid of left) if (Number(pid) === process.pid || !isAlive(Number(pid))) remove(`${folders}${pid}`);
process.on("exit", () => remove(own));
await bundle(own);
if (process.argv[2] === "dashboard") await bundlePage(`${own}/dashboard`);
process.argv[1] = fileURLToPath(import.meta.url);
await import(new URL(`./.dev/${process.pid}/tipbench.mjs`, import.meta.url));
