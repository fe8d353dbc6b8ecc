export { explainReport, type ReportLife } from "./explain-report.ts";
export { version } from "./manifest.ts";
export type { Execution } from "./replication/settings.ts";
export { type Run, runScenario } from "./run-scenario.ts";
export { houseStages } from "./scenario/house-stages.ts";
export { loadScenario } from "./scenario/load-scenario.ts";
export type { Overrides, Scenario } from "./scenario/scenario.ts";
export { type Verification, verifyRun } from "./verify-run.ts";
export { type ReportTables, type RunWriting, writeRun } from "./write-run.ts";
