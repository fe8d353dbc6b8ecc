export type { Feedback, LabelFeedback, OutcomeFeedback } from "./feedback.ts";
export type { Agency, GeolocationTable, ReferenceTables } from "./reference-tables.ts";
export type {
  AssessmentBatch,
  AssessmentOut,
  AssessmentStage,
  DedupStage,
  LinkWriter,
  Occasion,
  RoutingOut,
  RoutingStage,
  Stage,
  StageBatch,
  StageContext,
  StageFactory,
  TriageOut,
  TriageStage,
} from "./stages.ts";
