import { expect, test } from "vitest";
import { raise, stopSign } from "../src/stop-sign.ts";
import { askOnce, fixture, nodeProgram, problemOf } from "./fixtures/opened.ts";

const program = nodeProgram(fixture("faulty-stage.mjs"), "hangs");

test("a stage under a sign that is raised is ended while somebody waits for it", async () => {
  const stop = stopSign();
  await raise(stop);
  expect(problemOf(() => askOnce({ program, stop }))).toMatchObject({ code: "stage-stopped" });
});

test("the processes under a sign are counted until they have ended", async () => {
  const stop = stopSign();
  expect(problemOf(() => askOnce({ program, stop, deadlineSeconds: 1 })).code).toBe("stage-deadline");
  expect(stop[1]).toBe(0);
  await raise(stop);
});
