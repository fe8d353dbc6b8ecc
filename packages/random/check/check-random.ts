import { parseArgs } from "node:util";
import { NotInstalled, type Result, runTest } from "./dieharder.ts";
import { markOf, verdictOf } from "./verdict.ts";
import { walks } from "./walks.ts";

/** By dieharder's numbers: birthdays, ranks, bit stream, ones, parking lot, runs, STS serial, permutations, bytes, trees. */
const quickTests = [0, 2, 3, 8, 10, 15, 100, 101, 102, 202, 205, 207];
/** All that dieharder calls good; it calls 5, 6, 7 suspect and 14 wrong. */
const allTests = [
  0, 1, 2, 3, 4, 8, 9, 10, 11, 12, 13, 15, 16, 17, 100, 101, 102, 200, 201, 202, 203, 204, 205, 206, 207, 208, 209,
];
const quickWalks = 4;

function printLine(result: Result): void {
  const { walk, test, size, pValue } = result;
  const cells = [walk.padEnd(30), test.padEnd(20), String(size).padStart(2), pValue.toFixed(8), markOf(result)];
  process.stdout.write(`${cells.join("  ")}\n`);
}

async function check(isAll: boolean): Promise<boolean> {
  const results: Result[] = [];
  for (const walk of isAll ? walks : walks.slice(0, quickWalks)) {
    for (const test of isAll ? allTests : quickTests) {
      for (const result of await runTest(walk, test)) {
        results.push(result);
        printLine(result);
      }
    }
  }
  const { isPassed, tests, weak, failed, weakExpected } = verdictOf(results);
  const counts = `${results.length} p-values of ${tests} tests: ${failed} failed, ${weak} weak (chance: ${weakExpected.toFixed(1)})`;
  process.stdout.write(`${isPassed ? "PASSED" : "FAILED"}: ${counts}\n`);
  return isPassed;
}

const given = process.argv.slice(2).filter((word) => word !== "--");
const { values } = parseArgs({ args: given, options: { all: { type: "boolean" } } });
try {
  process.exitCode = (await check(values.all === true)) ? 0 : 1;
} catch (error) {
  if (!(error instanceof NotInstalled)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
