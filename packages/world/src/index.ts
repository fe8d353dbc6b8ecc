export {
  type Chunk,
  type ChunkContent,
  type ChunkMemory,
  type ChunkSize,
  chunkMemory,
  chunkOver,
  isStreamColumn,
  type StreamColumns,
} from "./chunk.ts";
export { type Clock, type Period, secondsPerDay, tickSeconds } from "./clock.ts";
export { countryFactor, foreignCountries } from "./country-factor.ts";
export { eventParameters } from "./event-parameters.ts";
export type { FileTallies } from "./file-tallies.ts";
export { fixedParameters } from "./fixed-parameters.ts";
export { createGenerator, type Generator } from "./generator.ts";
export { type GradeModel, gradeModel } from "./grade-model.ts";
export { fillListedPlace } from "./kernels/listed-place.kernel.ts";
export { type CauseColumns, fillMissCause } from "./kernels/miss-cause.kernel.ts";
export { type ContentLabel, type Labeller, labeller } from "./labels.ts";
export {
  type WorldParameterName,
  type WorldValues,
  worldParameters,
  worldValues,
} from "./parameters.ts";
export { blockOfAddress, formatAddress } from "./place/address.kernel.ts";
export type { Agency, AgencyTables } from "./place/agencies.ts";
export type { GeolocationTable } from "./place/geolocation.ts";
export { type MissCauseTable, missCauseTable } from "./place/miss-cause-table.ts";
export { type ProfileField, profileFields } from "./profile-fields.ts";
export { profileFieldNames, profileParameter, qualityFields } from "./profile-parameters.ts";
export { type ProviderProfile, providerProfiles } from "./provider-profiles.ts";
export { classOfRank } from "./provider-ranks.ts";
export { publicClasses } from "./providers.ts";
export { type PublishedFigure, type PublishedTables, publishedFigures, publishedTables } from "./published.ts";
export { type RecordedContents, recordedContents } from "./recorded-contents.ts";
export { type RecordedSize, recordedWorld } from "./recorded-world.ts";
export { type ReportTruth, truthOfReports } from "./report-truth.ts";
export { ticksPerDay } from "./rhythm.ts";
export {
  droppableFields,
  type QualityShift,
  type SenderChoice,
  type WorldEvent,
  type WorldSettings,
  worldSettings,
} from "./settings.ts";
export { type TaskForceParameter, taskForceParameters } from "./task-force-parameters.ts";
export { emailOf, handleOf } from "./text.ts";
export {
  chunkSizeOf,
  contentCapacity,
  createWorld,
  entitiesOf,
  markKnownAtStart,
  submissionOfReport,
  tickOfReport,
  type World,
} from "./world.ts";
export { isChosen, type Sender, yearSenders } from "./year-senders.ts";
