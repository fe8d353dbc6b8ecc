import type { LinkWriter, ReferenceTables, RoutingOut, TriageOut } from "@tipbench/stage-kit";
import type { TruthColumns } from "@tipbench/vocabulary";

/** Rows with their truth, which no stage is shown. */
export interface TruthView {
  readonly firstRow: number;
  readonly rows: number;
  readonly reportId: Uint32Array;
  readonly truth: TruthColumns;
}

/** What a reference is made from, afresh for each replication. */
export interface ReferenceContext {
  readonly tables: ReferenceTables;
  /** Ids of events are below this. */
  readonly idEnd: number;
  readonly uniform: (id: number, index: number) => number;
}

export interface DedupReference {
  dedup(view: TruthView, out: LinkWriter): void;
}

export interface TriageReference {
  triage(view: TruthView, out: TriageOut): void;
}

export interface RoutingReference {
  route(view: TruthView, out: RoutingOut): void;
}
