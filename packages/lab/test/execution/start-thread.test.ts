import { join } from "node:path";
import { expect, test } from "vitest";
import { runScenario } from "../../src/run-scenario.ts";
import { houseStages } from "../../src/scenario/house-stages.ts";
import { parseScenario } from "../../src/scenario/load-scenario.ts";
import { testStage } from "../../src/stage-study/test-stage.ts";
import { scenarioText, strategyLine } from "../fixtures/small-scenario.ts";
import { requestFor } from "../fixtures/studied.ts";
import { removeFoldersAfterAll, temporaryFolder } from "../fixtures/temporary-folder.ts";

removeFoldersAfterAll();

/** A triage stage that ends the thread which calls it. */
const exits = `
export const createStage = () => ({ name: "exits", reads: ["provider"], triage: () => process.exit(3) });
`;
const ended = { code: "stage-ended-thread", found: "exit code 3" };

test("a stage that ends the thread of its strategy is told as its fault", async () => {
  const folder = temporaryFolder({ "exits.ts": exits });
  const lines = [
    strategyLine("exits", "none", "{ use: ./exits.ts }", "address-only"),
    strategyLine("plain", "none", "first-come", "address-only"),
  ];
  const file = join(folder, "small.yaml");
  const scenario = parseScenario(scenarioText(lines, { days: 1, scale: 0.003 }), file, {}, houseStages);
  const at = `${file} strategies.exits`;
  await expect(runScenario(scenario, 1, { workers: 2 })).rejects.toMatchObject({ problems: [{ ...ended, at }] });
});

test("a stage that ends the thread of its study is told as its fault", async () => {
  const text = join(temporaryFolder({ "exits.ts": exits }), "exits.ts");
  const watch = { signal: new AbortController().signal, onStream: () => {} };
  await expect(testStage(requestFor(text, { step: "triage" }), watch)).rejects.toMatchObject({
    problems: [{ ...ended, at: text }],
  });
});
