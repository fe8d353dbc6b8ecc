import { allCases, type TheoryCase } from "../test/theory/cases.ts";
import { coverageOf } from "../test/theory/coverage.ts";
import { confidenceOf, type Finding, findingsOf } from "../test/theory/findings.ts";
import { markovian, prior } from "../test/theory/lone-families.ts";

const replications = 24;
const span = { customers: 300_000, warmup: 50_000 };
const nameWidth = 68;
const measureWidth = 27;

function line(cells: readonly (string | number)[]): void {
  const [name, measure, ...numbers] = cells.map((cell) => (typeof cell === "number" ? cell.toPrecision(6) : cell));
  const columns = numbers.map((cell) => cell.padStart(11));
  process.stdout.write(`${name?.padEnd(nameWidth)} ${measure?.padEnd(measureWidth)} ${columns.join(" ")}\n`);
}

function printFinding({ name }: TheoryCase, { measure, expected, mean, low, high, z }: Finding): void {
  line([name, measure, expected, mean, low, high, z.toFixed(2)]);
}

/** Runs a case and prints what was found. */
function checkCase(of: TheoryCase, confidence: number): readonly Finding[] {
  const findings = findingsOf(of, replications, confidence);
  for (const finding of findings) printFinding(of, finding);
  return findings;
}

function isHeld({ expected, low, high }: Finding): boolean {
  return low <= expected && expected <= high;
}

function checkTheory(): boolean {
  const cases = allCases(span);
  const confidence = confidenceOf(cases);
  line(["case", "measure", "formula", "measured", "low", "high", "z"]);
  const findings = cases.flatMap((of) => checkCase(of, confidence));
  const missed = findings.filter((finding) => !isHeld(finding)).length;
  const squares = findings.reduce((sum, { z }) => sum + z * z, 0) / findings.length;
  const beyond = findings.filter(({ z }) => Math.abs(z) > 2).length;
  const counts = `${findings.length} measures, ${beyond} beyond 2 standard errors, root mean square z ${Math.sqrt(squares).toFixed(2)}`;
  process.stdout.write(
    `${counts}; ${missed} outside their interval (confidence ${(100 * confidence).toFixed(4)} % each)\n`,
  );
  return missed === 0;
}

/** Whether between 93 and 97 % of 1,000 experiments hold the truth. */
function checkCoverage(): boolean {
  const shares = [markovian(1), markovian(3), prior(3)].flatMap((family) => {
    const trial = { family, load: 0.5, span: { customers: 5000, warmup: 500 }, replications: 20, experiments: 1000 };
    return coverageOf(trial).map(({ measure, share }) => {
      line([`95 % intervals: ${family.name}, load ${trial.load}`, measure, 0.95, share]);
      return share;
    });
  });
  return shares.every((share) => share >= 0.93 && share <= 0.97);
}

const isPassed = [checkTheory(), checkCoverage()].every(Boolean);
process.stdout.write(isPassed ? "PASSED\n" : "FAILED\n");
process.exitCode = isPassed ? 0 : 1;
