export type { Agency, GeolocationTable, ReferenceTables } from "./reference-tables.ts";
export type {
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
