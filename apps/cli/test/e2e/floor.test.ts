import { join } from "node:path";
import type { FloorResult } from "@tipbench/lab";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { houseRoot } from "../house/copied-house.ts";
import { type BuiltCommand, buildCommand, patience } from "./built-command.ts";
import { type WorkFolder, workFolder } from "./work-folder.ts";

const small = `name: small
question: Is it whole?
seed: small
length: 4 days
replications: 4
kinds:
  - { name: urgent, priority: 1, arrivals: 2 per hour, desk: intake }
  - { name: routine, priority: 2, arrivals: 4 per hour, desk: intake }
desks:
  - { name: intake, servers: 2, service: { exponential: 12 min }, then: [{ to: review, share: 0.3 }] }
  - { name: review, servers: 1, service: { fixed: 20 min } }
`;

const bad = `name: bad
seed: bad
length: 1 week
kinds:
  - { name: item, arrivals: 6 per hour, desk: intak }
desks:
  - { name: intake, servers: -1, service: { exponential: 12 min } }
  - name: night
    shifts:
      - { from: "20:00", to: "04:00", servers: 1 }
      - { from: "03:00", to: "08:00", servers: 1 }
    service: { fixed: 1 min, exponential: 2 min }
    then: [{ to: intake, share: 0.7 }, { to: night, share: 0.7 }]
`;

let command: BuiltCommand;
let work: WorkFolder;

beforeAll(async () => {
  command = await buildCommand();
  work = workFolder({ "small.yaml": small, "bad.yaml": bad });
}, patience);

afterAll(() => {
  command.remove();
  work.remove();
});

const call = (...args: readonly string[]) => command.call(["floor", ...args], { cwd: work.path });

async function documentOf(...args: readonly string[]): Promise<FloorResult> {
  const { status, stdout, stderr } = await call(...args, "--json");
  expect([status, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout);
}

async function refusal(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await call(...args);
  expect([status, stdout]).toEqual([1, ""]);
  return stderr;
}

describe("tipbench floor", () => {
  test("prints a table a desk, what the measures mean, and that all is synthetic", async () => {
    const { status, stdout, stderr } = await call("small.yaml");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(
      /^small\nIs it whole\?\n4 days from 2024-01-01 \(UTC\), after a warm-up of 1 day; 4 runs, \[95 % intervals\] over them; seed small\n/,
    );
    expect(stdout).toMatch(/│ intake +│ all kinds +│ urgent +│ routine +│/);
    expect(stdout).toMatch(/│ review +│ all kinds +│ urgent +│ routine +│/);
    expect(stdout).toMatch(/│ Wait, 95th percentile +│ [\d.]+ (s|min) \[[\d.]+ to [\d.]+ (s|min)\] +│/);
    expect(stdout).toContain("Utilisation (utilisation): seconds of service / seconds of staff");
    expect(stdout).toMatch(/SYNTHETIC.*\n$/);
    expect(work.entries(".")).toEqual(["bad.yaml", "small.yaml"]);
  });

  test("prints one document with --json, the same bytes each time", async () => {
    const first = await call("small.yaml", "--json");
    expect((await call("small.yaml", "--json")).stdout).toBe(first.stdout);
    const document: FloorResult = JSON.parse(first.stdout);
    expect(Object.keys(document)).toEqual(["notice", "floor", "seed", "replications", "desks", "warnings"]);
    expect(document).toMatchObject({ floor: "small", seed: "small", replications: 4, warnings: [] });
    const [intake] = document.desks;
    expect(intake?.kinds.map(({ name }) => name)).toEqual(["urgent", "routine"]);
    expect(Object.keys(intake?.metrics["wait.p95"] ?? {})).toEqual(["value", "low", "high", "n", "unit", "reason"]);
  });

  test("takes another seed and more replications from its flags", async () => {
    const [own, other] = [await documentOf("small.yaml"), await documentOf("small.yaml", "--seed", "other")];
    expect(other.seed).toBe("other");
    expect(other.desks).not.toEqual(own.desks);
    const one = await documentOf("small.yaml", "--replications", "1");
    expect(one.replications).toBe(1);
    expect(one.desks[0]?.metrics["wait.mean"]).toMatchObject({ low: null, high: null });
  });

  test("runs the floors that are shipped, the same whatever the host's time zone and language", async () => {
    const host = { TZ: "Pacific/Auckland", LC_ALL: "de_DE.UTF-8", LANG: "de_DE.UTF-8" };
    for (const file of ["two-desks", "help-line"]) {
      const args = ["floor", join(houseRoot, `scenarios/floor/${file}.yaml`), "--replications", "2", "--json"];
      const here = await command.call(args, { cwd: work.path });
      expect(JSON.parse(here.stdout)).toMatchObject({ floor: file });
      expect(await command.call(args, { cwd: work.path, env: host })).toEqual(here);
    }
  });
});

describe("tipbench floor --find staff", () => {
  test("prints what was tried, and the least staff that is enough", async () => {
    const { status, stdout } = await call("small.yaml", "--find", "staff", "--so-that", "intake.wait.p95 < 30 min");
    expect(status).toBe(0);
    expect(stdout).toMatch(/│ intake │ intake\.wait\.p95 +│ +│/);
    const enough = Array.from(stdout.matchAll(/^│ (\d+) +│ .* │ enough +│$/gm), ([, servers]) => Number(servers));
    expect(stdout).toContain(
      `The least staff that meets intake.wait.p95 < 30 min: ${Math.min(...enough)} at intake.\n`,
    );
  });

  test("gives it in the document, with the measures of that staff", async () => {
    const asked = ["--find", "staff", "--so-that", "wait.p95 < 2h and utilisation < 90%", "--most", "20"];
    const { found, desks } = await documentOf("small.yaml", ...asked);
    expect(found?.meets).toBe(true);
    expect(found?.staff.map(({ desk, shift }) => [desk, shift])).toEqual([
      ["intake", null],
      ["review", null],
    ]);
    for (const { metrics } of desks) {
      expect(metrics["wait.p95"]?.high).toBeLessThan(7_200);
      expect(metrics.utilisation?.high).toBeLessThan(0.9);
    }
  });

  test("says so where none is enough", async () => {
    const asked = ["--find", "staff", "--so-that", "stay.mean < 1 s", "--desk", "review", "--most", "3"];
    const { status, stdout } = await call("small.yaml", ...asked);
    expect(status).toBe(0);
    expect(stdout).toContain(
      "No staff was found: no staff up to 3 servers meets it. The tables below are of 3 at review.",
    );
  });
});

describe("one clear error for", () => {
  test("a file with several slips: all of them, with their lines", async () => {
    expect(await refusal("bad.yaml")).toMatchSnapshot();
  });

  test("a condition that cannot be read", async () => {
    const asked = ["--find", "staff", "--so-that", "wait.p59 < 1h and review.urgent.wait.p95 ~ 3"];
    expect(await refusal("small.yaml", ...asked)).toMatchSnapshot();
  });

  test.each([
    ["missing.yaml"],
    ["small.yaml --find staff"],
    ["small.yaml --so-that wait.p95<1h"],
    ["small.yaml --find people --so-that wait.p95<1h"],
    ["small.yaml --find staff --so-that wait.p95<1h --replications 1"],
    ["small.yaml --find staff --so-that wait.p95<1h --desk reveiw"],
    ["small.yaml --desk intake"],
    ["small.yaml --most 20"],
    ["small.yaml --replications 0"],
    ["small.yaml --most none"],
  ])("tipbench floor %s", async (line) => {
    expect(await refusal(...line.split(" "))).toMatchSnapshot();
  });
});
