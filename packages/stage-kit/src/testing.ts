export { checkStageLaws, type LawSettings } from "./testing/check-stage-laws.ts";
export { linkRecorder } from "./testing/link-recorder.ts";
export type { StageSubject } from "./testing/open-stage.ts";
export { stageLaws } from "./testing/stage-laws.ts";
export { testContext } from "./testing/test-context.ts";
export { testAddress, testBlocks, testTables } from "./testing/test-tables.ts";
