import { join } from "node:path";
import { expect, test } from "vitest";
import { manifestOf } from "../src/manifest.ts";
import { runScenario } from "../src/run-scenario.ts";
import { verifyRun } from "../src/verify-run.ts";
import { smallScenario, strategyLine, withAssessment } from "./fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "./fixtures/temporary-folder.ts";
import { writtenRun } from "./fixtures/written-run.ts";

removeFoldersAfterAll();

/** An assessment outside the process that opens every item. */
const opensAll = `
const say = (answer) => process.stdout.write(JSON.stringify(answer) + "\\n");
require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
  const { type, call, rows } = JSON.parse(line);
  if (type === "hello") say({ protocol: 1, name: "opens-all", reads: ["unviewedFiles"] });
  if (type === "end") process.exit(0);
  if (type === "batch") say({ call, action: Array(rows).fill(1) });
});
`;

test("what is known of a stage outside does not hang on the thread that opened it", async () => {
  const folder = temporaryFolder({ "opens-all.cjs": opensAll });
  const plain = strategyLine("plain", "none", "published-rules", "address-only");
  const asked = strategyLine("asked", "none", "published-rules", "stated-first");
  const lines = [plain, withAssessment(asked, `{ command: ${process.execPath} opens-all.cjs }`)];
  const scenario = { ...smallScenario(lines, { days: 1, scale: 0.003 }), file: join(folder, "small.yaml"), folder };
  const [alone, divided] = [
    await runScenario(scenario, 1, { workers: 1 }),
    await runScenario(scenario, 1, { workers: 2 }),
  ];
  const manifest = manifestOf(divided, 1);
  expect(manifest).toEqual(manifestOf(alone, 1));
  expect(manifest.strategies[1]?.assessment?.outside).toMatchObject({ kind: "command", name: "opens-all" });
  const written = await writtenRun(divided, temporaryFolder());
  const { problems } = await verifyRun(written.folder, temporaryFolder(), { workers: 1, commandFolder: folder });
  expect(problems).toEqual([]);
});
