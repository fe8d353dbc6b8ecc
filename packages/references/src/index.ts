export { type Reference, references } from "./references.ts";
export type { DedupReference, ReferenceContext, RoutingReference, TriageReference, TruthView } from "./truth-view.ts";
