export { type AllLawsSettings, checkStageLaws } from "./testing/check-stage-laws.ts";
export { type BrokenLaw, findBrokenLaw, type LawSettings } from "./testing/find-broken-law.ts";
export type { AnyStream, LawFault, RowDecision, Said, StageLaw } from "./testing/law.ts";
export { linkRecorder } from "./testing/link-recorder.ts";
export type { StageSubject } from "./testing/open-stage.ts";
export { laws, shownColumns, stageLaws } from "./testing/stage-laws.ts";
export { testContext } from "./testing/test-context.ts";
export { testAddress, testBlocks, testTables } from "./testing/test-tables.ts";
