import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { houseRoot } from "./copied-house.ts";

const folder = mkdtempSync(join(tmpdir(), "tipbench-count-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface FileResult {
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
}

function count(results: readonly FileResult[], status: number): string {
  const path = join(folder, "tests.json");
  writeFileSync(path, JSON.stringify({ testResults: results }));
  return countFrom(path, status);
}

function countFrom(path: string, status: number): string {
  const script = join(houseRoot, ".ci/count-tests.mjs");
  return spawnSync(process.execPath, [script, path, String(status)], { encoding: "utf8" }).stdout.trim();
}

const file = (status: string, ...tests: readonly string[]): FileResult => ({
  status,
  assertionResults: tests.map((outcome) => ({ status: outcome })),
});

test("passed and failed tests are added up over files; skipped ones are neither", () => {
  expect(count([file("passed", "passed", "passed", "skipped"), file("failed", "failed", "passed")], 1)).toBe("3 1");
});

test("a file that could not be loaded is one failure", () => {
  expect(count([file("failed"), file("passed", "passed")], 1)).toBe("1 1");
});

test("an error outside of every test is one failure", () => {
  expect(count([file("passed", "passed")], 1)).toBe("1 1");
});

test("a run without a test, or without a report, has failed", () => {
  expect(count([], 0)).toBe("0 1");
  expect(countFrom(join(folder, "missing.json"), 0)).toBe("0 1");
});

test("a green run has no failure", () => {
  expect(count([file("passed", "passed")], 0)).toBe("1 0");
});
