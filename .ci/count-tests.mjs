// node .ci/count-tests.mjs RESULTS.json STATUS: prints "PASSED FAILED" of a Vitest JSON report and the runner's exit status.
// A file that could not be loaded, an error outside of any test, and a run without a test each count as one failure.
import { existsSync, readFileSync } from "node:fs";

const [path = "", status = "1"] = process.argv.slice(2);
const files = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).testResults : [];
const count = (file, outcome) => file.assertionResults.filter((test) => test.status === outcome).length;

let passed = 0;
let failed = 0;
for (const file of files) {
  passed += count(file, "passed");
  failed += count(file, "failed") || (file.status === "failed" ? 1 : 0);
}
if (failed === 0 && (passed === 0 || status !== "0")) failed = 1;
console.log(passed, failed);
