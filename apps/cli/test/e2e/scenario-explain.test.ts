import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { houseRoot } from "../house/copied-house.ts";
import { type BuiltCommand, buildCommand, patience } from "./built-command.ts";
import { tinyScenario, type WorkFolder, workFolder } from "./work-folder.ts";

let command: BuiltCommand;
let work: WorkFolder;

beforeAll(async () => {
  command = await buildCommand();
  work = workFolder({
    "base.yaml": tinyScenario({ extra: "providers: { provider-007: { email: 0.7 } }" }),
    "mine.yaml": "extends: base.yaml\nworld: { thinning: 0.1 }\n",
    "bad.yaml": tinyScenario({ extra: "world: { mobileShare: 0.9, thinning: 2 }" }),
  });
}, patience);

afterAll(() => {
  command.remove();
  work.remove();
});

const explain = (...args: readonly string[]) => command.call(["scenario", "explain", ...args], { cwd: work.path });

async function explained(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await explain(...args);
  expect([status, stderr]).toEqual([0, ""]);
  return stdout;
}

describe("tipbench scenario explain", () => {
  test("says where each value comes from, through extends", async () => {
    const text = await explained("mine.yaml");
    expect(text).toMatch(/^thinning +0\.1 +share +0 to 0\.99 +lever +mine\.yaml:2$/m);
    expect(text).toMatch(/^provider-007\.email +0\.7 +share +0\.333 to 0\.818 +assumed +base\.yaml:8$/m);
    expect(text).toMatch(/^days +1 +base\.yaml:5$/m);
    expect(text).toMatch(/^ipv6Share +0\.3 +share +0\.1 to 0\.5 +assumed +default \(world\)$/m);
  });

  test.each(["us-2021", "us-2022", "us-2023", "demo"])("fits %s into 120 columns", async (name) => {
    const { status, stdout } = await command.call(["scenario", "explain", `scenarios/${name}.yaml`], {
      cwd: houseRoot,
    });
    expect(status).toBe(0);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  test("shows one kind alone", async () => {
    const text = await explained("mine.yaml", "--only", "lever");
    expect(text).toMatch(/^thinning /m);
    expect(text).not.toContain("assumed");
  });

  test("prints one JSON document", async () => {
    const rows: unknown = JSON.parse(await explained("mine.yaml", "--only", "lever", "--json"));
    const lever = { value: 0, unit: "share", range: [0, 1], source: "lever", confidence: null, at: "default (floor)" };
    expect(rows).toEqual([
      {
        group: "world",
        name: "thinning",
        value: 0.1,
        unit: "share",
        range: [0, 0.99],
        source: "lever",
        confidence: null,
        at: "mine.yaml:2",
      },
      { ...lever, group: "floor", name: "turnoverPerYear" },
      { ...lever, group: "floor", name: "forgottenShare" },
      { ...lever, group: "floor", name: "openUnviewed", unit: "policy" },
    ]);
  });

  test("refuses a bad scenario as a run does", async () => {
    const { status, stdout, stderr } = await explain("bad.yaml");
    const run = await command.call(["run", "bad.yaml"], { cwd: work.path });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("[missing-range]");
    expect(stderr).toContain("[out-of-range]");
    expect(run.stderr).toBe(stderr);
  });

  test("tells a word that it does not know", async () => {
    const { status, stderr } = await command.call(["scenario", "explan", "mine.yaml"], { cwd: work.path });
    expect([status, stderr]).toMatchSnapshot();
    expect((await explain("mine.yaml", "--only", "guessed")).stderr).toMatchSnapshot();
  });
});

test("a year's scenario says what the published table says", async () => {
  const { stdout } = await command.call(
    ["scenario", "explain", join(houseRoot, "scenarios/us-2022.yaml"), "--only", "published", "--json"],
    { cwd: work.path },
  );
  expect(JSON.parse(stdout).map(({ name, value }: { name: string; value: number }) => [name, value])).toEqual([
    ["reportsPerYear", 32_059_029],
    ["publicShare", 0.00800099],
    ["preservationDays", 90],
    ["taskForceFeedback", 0.4156],
    ["foreignFeedback", 0.0046],
  ]);
});
