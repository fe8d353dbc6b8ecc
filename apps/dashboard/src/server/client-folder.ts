import { access } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const configFile = new URL("../../vite.config.ts", import.meta.url);
const builtFolder = new URL("../../dist/client", import.meta.url);

/** Builds the page into `folder`, which is emptied first. Needs the sources beside this file. */
export async function buildClient(folder: string): Promise<void> {
  const { build } = await import("vite");
  await build({ configFile: fileURLToPath(configFile), logLevel: "error", build: { outDir: folder } });
}

/** The folder of the built page; where it was not built yet, it is built now, and standard error says so. */
export async function clientFolder(): Promise<string> {
  const folder = fileURLToPath(builtFolder);
  const isBuilt = await access(`${folder}/index.html`).then(
    () => true,
    () => false,
  );
  if (!isBuilt) {
    process.stderr.write("Building the dashboard's page, once ...\n");
    await buildClient(folder);
  }
  return folder;
}
