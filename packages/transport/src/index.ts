export { commandWords } from "./command-words.ts";
export { type OpenedStage, openStage } from "./open-stage.ts";
export {
  defaultDeadlineSeconds,
  type FailurePolicy,
  failurePolicies,
  type StageProgram,
  type StageSource,
  type WireFormat,
  wireFormats,
} from "./stage-source.ts";
export { protocolVersion } from "./wire/protocol.ts";
