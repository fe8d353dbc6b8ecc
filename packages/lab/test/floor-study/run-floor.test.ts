import { type FloorMetricName, UserError } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import type { DeskResult, FloorFigures } from "../../src/floor-study/floor-document.ts";
import { findFloorStaff, runFloor } from "../../src/floor-study/run-floor.ts";
import { changedFloor, floorOf, wholeFloor } from "../floor-file/floor-text.ts";

const oneDesk = `name: one-desk
seed: given by the test
length: 20 days
warmup: 1 day
kinds: [{ name: item, arrivals: 14 per hour, desk: desk }]
desks: [{ name: desk, servers: 2, service: { exponential: 6 min } }]
`;

const noWait = async (): Promise<void> => {};
const run = (seed: string, replications = 4) => ({ seed, replications });
const value = (desk: DeskResult | undefined, metric: FloorMetricName): number | null | undefined =>
  desk?.metrics[metric]?.value;

describe("the measures of a floor", () => {
  test("are those of Erlang's formula for a plain desk", async ({ task }) => {
    const { desks } = await runFloor(floorOf(oneDesk), run(task.name, 12), noWait);
    const metrics: FloorFigures = desks[0]?.metrics ?? {};
    // M/M/2 at load 0.7: P(wait) = 2 rho^2 / (1 + rho), mean wait = P / (2 mu - lambda).
    const waits = (2 * 0.49) / 1.7;
    const within = (metric: FloorMetricName, expected: number, error: number): void => {
      expect(Math.abs((metrics[metric]?.value ?? Number.NaN) / expected - 1), metric).toBeLessThan(error);
    };
    within("wait.share", waits, 0.1);
    within("wait.mean", (waits / 6) * 3_600, 0.2);
    within("stay.mean", (waits / 6) * 3_600 + 360, 0.15);
    within("utilisation", 0.7, 0.05);
    within("queue.mean", (waits / 6) * 14, 0.2);
    within("arrived", 20 * 24 * 14, 0.03);
    expect(metrics.staffedHours).toMatchObject({ value: 960, low: 960, high: 960, n: 12, unit: "hours", reason: null });
    expect(metrics["lost.share"]?.value).toBe(0);
    expect(metrics["wait.share"]?.n).toBeGreaterThan(12 * 6_000);
  });

  test("stand for all kinds and for each, and count the same visits", async ({ task }) => {
    const { desks } = await runFloor(floorOf(), run(task.name), noWait);
    expect(desks.map(({ name }) => name)).toEqual(["intake", "specialist"]);
    for (const desk of desks) {
      expect(desk.kinds.map(({ name }) => name)).toEqual(["urgent", "routine"]);
      const arrived = desk.kinds.map(({ metrics }) => metrics.arrived?.value ?? Number.NaN);
      expect(value(desk, "arrived")).toBeCloseTo((arrived[0] ?? 0) + (arrived[1] ?? 0), 9);
      const waits = desk.kinds.map(({ metrics }) => metrics["wait.mean"]?.value ?? Number.NaN).sort((x, y) => x - y);
      expect(value(desk, "wait.mean")).toBeGreaterThanOrEqual(waits[0] ?? Number.NaN);
      expect(value(desk, "wait.mean")).toBeLessThanOrEqual(waits[1] ?? Number.NaN);
      expect(desk.kinds.every(({ metrics }) => metrics.utilisation === undefined)).toBe(true);
      expect(value(desk, "wait.p95")).not.toBeNull();
    }
  });

  test("are the same for the same seed, and others for another", async ({ task }) => {
    const one = await runFloor(floorOf(), run(task.name), noWait);
    expect(await runFloor(floorOf(), run(task.name), noWait)).toEqual(one);
    expect((await runFloor(floorOf(), run(`another ${task.name}`), noWait)).desks).not.toEqual(one.desks);
  });

  test("have no interval at one replication, and say why there is no value", async ({ task }) => {
    const closed = changedFloor("servers: 2\n", "servers: 0\n");
    const { desks, warnings } = await runFloor(floorOf(closed), run(task.name, 1), noWait);
    const [intake, specialist] = desks;
    expect(intake?.metrics["wait.mean"]).toMatchObject({ value: null, n: 0, reason: "no visit was served or gone" });
    expect(intake?.metrics.utilisation).toMatchObject({ value: null, reason: expect.stringContaining("no staff") });
    expect(intake?.metrics["queue.mean"]).toMatchObject({ low: null, high: null });
    expect([specialist?.kinds, value(specialist, "arrived")]).toEqual([[], 0]);
    expect(warnings).toEqual([
      expect.stringContaining("the queue grows without end"),
      "intake: 100 % of the visits were still there at the end; waits are those of the others",
    ]);
  });

  test("meet the same items whatever the staff", async ({ task }) => {
    const arrived = async (text: string): Promise<number | null | undefined> =>
      value((await runFloor(floorOf(text), run(task.name), noWait)).desks[0], "arrived");
    expect(await arrived(changedFloor("servers: 2\n", "servers: 9\n"))).toBe(await arrived(wholeFloor));
  });

  test("are waited for between two replications, which can end the study", async ({ task }) => {
    const seen: string[] = [];
    const stop = async (done: number, total: number): Promise<void> => {
      seen.push(`${done} of ${total}`);
      if (done === 2) throw new Error("stopped");
    };
    await expect(runFloor(floorOf(), run(task.name), stop)).rejects.toThrow("stopped");
    expect(seen).toEqual(["0 of 4", "1 of 4", "2 of 4"]);
  });
});

describe("the search for staff", () => {
  const ask = (soThat: string, desk: string | null = null, most = 50) => ({ soThat, desk, most });

  test("finds the least that is enough: one fewer is not", async ({ task }) => {
    const asked = ask("wait.p95 < 6 min");
    const { found, desks } = await findFloorStaff(floorOf(oneDesk), run(task.name), asked, noWait);
    const [{ servers = 0 } = {}] = found?.staff ?? [];
    expect(found).toMatchObject({ meets: true, total: servers, reason: null, condition: "wait.p95 < 6 min" });
    expect(desks[0]?.metrics["wait.p95"]?.high).toBeLessThan(360);
    expect(value(desks[0], "staffedHours")).toBe(480 * servers);
    for (const less of Array.from({ length: servers }, (_, index) => index)) {
      const fewer = await runFloor(floorOf(oneDesk.replace("servers: 2", `servers: ${less}`)), run(task.name), noWait);
      const high = fewer.desks[0]?.metrics["wait.p95"]?.high ?? Number.POSITIVE_INFINITY;
      expect(high, `${less} servers`).toBeGreaterThanOrEqual(360);
    }
    expect(found?.tried.filter(({ meets }) => meets).every(({ total }) => total >= servers)).toBe(true);
  });

  test("changes every shift of the desks that the condition names, and no other", async ({ task }) => {
    const { found } = await findFloorStaff(floorOf(), run(task.name), ask("specialist.wait.mean < 6 h"), noWait);
    expect(found?.staff.map(({ desk, shift }) => [desk, shift])).toEqual([
      ["specialist", "Mon-Fri 08:00 to 16:00"],
      ["specialist", "Mon-Sun 22:00 to 06:00"],
    ]);
    expect(found?.meets).toBe(true);
    expect(found?.tried.every(({ values }) => values.length === 1)).toBe(true);
  });

  test("changes one desk where it is named, and holds a bare measure of that desk", async ({ task }) => {
    const { found } = await findFloorStaff(floorOf(), run(task.name), ask("wait.mean < 5 min", "intake"), noWait);
    expect(found?.staff.map(({ desk }) => desk)).toEqual(["intake"]);
    expect(found?.tried[0]?.values.map(({ desk }) => desk)).toEqual(["intake"]);
  });

  test("says when none up to the most does, and what the largest was like", async ({ task }) => {
    const asked = ask("stay.mean < 1 min", null, 6);
    const { found } = await findFloorStaff(floorOf(oneDesk), run(task.name), asked, noWait);
    expect(found).toMatchObject({ meets: false, total: 6, reason: "no staff up to 6 servers meets it" });
  });

  test("says when more staff cannot help", async ({ task }) => {
    const asked = ask("wait.mean < 10 s and utilisation > 90 %");
    const { found } = await findFloorStaff(floorOf(oneDesk), run(task.name), asked, noWait);
    expect(found?.reason).toBe(
      "the least staff that meets the rest does not meet utilisation >, which more staff cannot help",
    );
  });

  test("takes no staff for enough with which a queue grows without end, however short the waits of the first in line", async ({
    task,
  }) => {
    const starved = changedFloor("servers: 2\n", "servers: 1\n").replace("10 min", "15 min");
    const asked = ask("intake.urgent.wait.mean < 1 h", null, 9);
    const { found } = await findFloorStaff(floorOf(starved), run(task.name), asked, noWait);
    const one = found?.tried.find(({ servers }) => servers[0] === 1);
    expect(one).toMatchObject({ meets: false, endless: ["intake"], values: [{ meets: true }] });
    expect(found).toMatchObject({ meets: true, total: 2 });
  });

  test("refuses an unknown desk, and a desk whose staff has no limit", async ({ task }) => {
    const unlimited = floorOf(oneDesk.replace("servers: 2", "servers: unlimited"));
    await expect(findFloorStaff(floorOf(), run(task.name), ask("wait.p95 < 1h", "intak"), noWait)).rejects.toThrow(
      'There is no desk "intak".',
    );
    await expect(findFloorStaff(unlimited, run(task.name), ask("wait.p95 < 1h"), noWait)).rejects.toThrow(UserError);
  });
});
