export { type Reference, references } from "./references.ts";
export type {
  DedupReference,
  GradeModel,
  ReferenceContext,
  ReportTruth,
  RoutingReference,
  TriageReference,
  TruthView,
} from "./truth-view.ts";
