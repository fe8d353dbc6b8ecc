import type { LinkWriter, ReferenceTables, RoutingOut, TriageOut } from "@tipbench/stage-kit";
import type { TruthColumns } from "@tipbench/vocabulary";

/** Rows with their truth, which no stage is shown. */
export interface TruthView {
  readonly firstRow: number;
  readonly rows: number;
  readonly reportId: Uint32Array;
  readonly truth: TruthColumns;
}

/** What is asked of the truth of single reports, a value each. */
export type ReportTruth = Pick<TruthColumns, "event" | "incident" | "subject" | "leadAgency" | "secondAgency">;

/**
 * What visible columns tell of an incident's grade, with the world's own numbers. An incident is in one of some states, each with its grade; `prior` goes
 * by `(provider * types + stated type) * states + state`, `flagged` and `marked` by `provider * states + state`, `pressed` by state, `recent` by grade.
 */
export interface GradeModel {
  readonly gradeOf: Uint8Array;
  readonly prior: Float64Array;
  /** Chances of the provider's flag, of an annotation of pressure, of a mark on the first file, and of the flag "recent" on a labelled file. */
  readonly flagged: Float64Array;
  readonly pressed: Float64Array;
  readonly marked: Float64Array;
  readonly recent: Float64Array;
}

/** What a reference is made from, afresh for each replication. */
export interface ReferenceContext {
  readonly tables: ReferenceTables;
  /** The truth of reports by their identifiers. */
  readonly truthOf: (reportId: Uint32Array) => ReportTruth;
  readonly grades: () => GradeModel;
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
