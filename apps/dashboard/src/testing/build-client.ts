import { fileURLToPath } from "node:url";
import { build } from "vite";

const configFile = new URL("../../vite.config.ts", import.meta.url);

/** Builds the page into `folder`, which is emptied first. */
export async function buildClient(folder: string): Promise<void> {
  await build({ configFile: fileURLToPath(configFile), logLevel: "error", build: { outDir: folder } });
}
