export { commandWords } from "./command-words.ts";
export { type OpenedStage, openStage } from "./open-stage.ts";
export {
  defaultDeadlineSeconds,
  type FailurePolicy,
  failurePolicies,
  type StageProgram,
  type StageSource,
  type StopSign,
  type WireFormat,
  wireFormats,
} from "./stage-source.ts";
export { raise, stopSign } from "./stop-sign.ts";
export { protocolVersion } from "./wire/protocol.ts";
