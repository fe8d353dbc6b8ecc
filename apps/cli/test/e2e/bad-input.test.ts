import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltCommand, buildCommand, patience } from "./built-command.ts";
import { type TinyValues, tinyScenario, type WorkFolder, workFolder } from "./work-folder.ts";

const ownTriage = (body: string, reads = '["provider"]'): string => `
export function createStage() {
  return {
    name: "own",
    reads: ${reads},
    triage(batch, occasion, out) {
      ${body}
    },
  };
}
`;

const files = {
  "tiny.yaml": tinyScenario(),
  "throws.ts": ownTriage('throw new RangeError("the scale has no such mark");'),
  "out-of-range.ts": ownTriage("out.priority.fill(9); out.disposition.fill(1);"),
  "undecided.ts": ownTriage("out.priority.fill(1); out.disposition.fill(1, 1);"),
  "no-column.ts": ownTriage("out.priority.fill(1); out.disposition.fill(1);", '["providr"]'),
  "no-stage.ts": "export const createStage = () => ({ name: 3 });\n",
  "no-export.ts": "export const stage = 1;\n",
  "broken.ts": "export function createStage( {\n",
  "a-file": "",
  "runs/kept": "",
};

/** Scenarios with one thing wrong, by file. */
const scenarios: Readonly<Record<string, TinyValues | string>> = {
  "unknown-key.yaml": { extra: "dayz: 3" },
  "wrong-type.yaml": tinyScenario().replace("seed: tiny", "seed: [1]"),
  "zero-scale.yaml": { scale: 0 },
  "negative-scale.yaml": { scale: -0.5 },
  "unknown-stage.yaml": { triage: "publishd-rules" },
  "missing-stage.yaml": { triage: "./throw.ts" },
  "several.yaml": { scale: "much", extra: "dayz: 3", triage: "rules" },
  "no-yaml.yaml": "name: [tiny\n",
  "throws.yaml": { triage: "./throws.ts" },
  "out-of-range.yaml": { triage: "./out-of-range.ts" },
  "undecided.yaml": { triage: "./undecided.ts" },
  "no-column.yaml": { triage: "./no-column.ts" },
  "no-stage.yaml": { triage: "./no-stage.ts" },
  "no-export.yaml": { triage: "./no-export.ts" },
  "broken.yaml": { triage: "./broken.ts" },
};

const calls: readonly string[] = [
  "run missing.yaml",
  "run tiny.yaml --scale 0",
  "run tiny.yaml --scale -2",
  "run tiny.yaml --scale big",
  "run tiny.yaml --days 1.5",
  "run tiny.yaml --replications 0",
  "run tiny.yaml --workers 3",
  "run tiny.yaml --seed",
  "run tiny.yaml --jsno",
  "run tiny.yaml other.yaml",
  "run tiny.yaml --out a-file",
  "run tiny.yaml --out a-file/runs",
  "run",
  "runn tiny.yaml",
  "generate tiny.yaml --format xml --out runs/stream",
  "generate tiny.yaml --columns provdier,grade --from 2024-01-01 --to soon --out runs/stream",
  "generate tiny.yaml --reports 0 --out runs/stream",
  "generate tiny.yaml --out runs",
  "generate tiny.yaml --scale 0 --out runs/stream",
  "verify runs",
  "verify nowhere",
  "verify nowhere --stage-folder no-folder",
  "explain nowhere 7",
  "explain nowhere 7 --stage-folder a-file",
  "explain nowhere seven",
  "realism",
  "realism runs",
  "realism nowhere",
  "dashboard --port 70000",
];

let command: BuiltCommand;
let work: WorkFolder;

beforeAll(async () => {
  command = await buildCommand();
  const written = Object.entries(scenarios).map(([file, values]) => [
    file,
    typeof values === "string" ? values : tinyScenario(values),
  ]);
  work = workFolder({ ...files, ...Object.fromEntries(written) });
}, patience);

afterAll(() => {
  command.remove();
  work.remove();
});

/** Calls the command, which must refuse without a trace; gives what it said, without the path of this machine. */
async function refusal(args: readonly string[]): Promise<string> {
  const before = work.entries(".");
  const { status, stdout, stderr } = await command.call(args, { cwd: work.path });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(/^error .+ \[[a-z-]+\]\n {2}at {8}/);
  expect(work.entries("runs")).toEqual(["kept"]);
  expect(work.entries(".")).toEqual(before);
  return stderr.replaceAll(work.path, "WORK");
}

describe("one clear error, and no trace of a run, for", () => {
  test.each(Object.keys(scenarios))("%s", async (file) => {
    expect(await refusal(["run", file])).toMatchSnapshot();
  });

  test.each(calls)("tipbench %s", async (line) => {
    expect(await refusal(line.split(" "))).toMatchSnapshot();
  });

  test("a scenario that cannot be read, with --json too", async () => {
    expect(await refusal(["run", "unknown-stage.yaml", "--json"])).toContain('change it to "published-rules"');
  });
});
