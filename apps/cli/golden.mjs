// Makes the golden streams of datasets/golden again, and the checksums that a test holds them to.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("./tipbench.mjs", import.meta.url));
const golden = fileURLToPath(new URL("../../datasets/golden", import.meta.url));
const { presets, sizes } = JSON.parse(readFileSync(join(golden, "streams.json"), "utf8"));

/** Generates a stream into a folder; ends the process where that fails. */
function generate(preset, args, folder) {
  const call = ["generate", join(golden, `${preset}.yaml`), ...args, "--out", folder];
  const { status } = spawnSync(process.execPath, [command, ...call], { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) process.exit(status ?? 1);
}

const pending = mkdtempSync(join(golden, ".pending-"));
const checksums = {};
try {
  for (const [size, args] of Object.entries(sizes)) {
    for (const preset of presets) {
      const name = `${preset}-${size}`;
      generate(preset, args, join(pending, name));
      rmSync(join(golden, name), { recursive: true, force: true });
      renameSync(join(pending, name), join(golden, name));
      const {
        "README.txt": _,
        "datasheet.json": __,
        ...data
      } = JSON.parse(readFileSync(join(golden, name, "checksums.json"), "utf8"));
      for (const [path, hash] of Object.entries(data)) checksums[`${name}/${path}`] = hash;
      console.log(name);
    }
  }
  writeFileSync(join(golden, "checksums.json"), `${JSON.stringify(checksums, null, 2)}\n`);
} finally {
  rmSync(pending, { recursive: true, force: true });
}
