import type { TruthColumns } from "@tipbench/vocabulary";
import type { TruthView } from "../src/index.ts";

/** What a reference's test says of a report; the rest is plain. */
export interface TrueReport {
  readonly event?: number;
  readonly grade?: number;
  readonly actionable?: number;
  readonly lead?: number;
  readonly second?: number;
}

function truthOf(reports: readonly TrueReport[]): TruthColumns {
  const words = (of: (report: TrueReport) => number): Uint32Array => Uint32Array.from(reports, of);
  const bytes = (of: (report: TrueReport) => number): Uint8Array => Uint8Array.from(reports, of);
  return {
    event: words(({ event = 0 }) => event),
    incident: words(({ event = 0 }) => event),
    subject: words(() => 1),
    providerClass: bytes(() => 0),
    grade: bytes(({ grade = 0 }) => grade),
    leadAgency: words(({ lead = 0 }) => lead),
    secondAgency: words(({ second = 0 }) => second),
    actionable: bytes(({ actionable = 0 }) => actionable),
    personError: bytes(() => 0),
    trueType: bytes(() => 0),
    homePlace: words(() => 1),
  };
}

/** The reports as rows `firstRow` and following; the identifier of row n is n times an odd number. */
export function viewOf(reports: readonly TrueReport[], firstRow = 0): TruthView {
  const reportId = Uint32Array.from(reports, (_, i) => Math.imul(firstRow + i, 0x9e3779b1));
  return { firstRow, rows: reports.length, reportId, truth: truthOf(reports) };
}

/** The same reports in views of at most `most` rows. */
export function viewsOf(reports: readonly TrueReport[], most: number): TruthView[] {
  const views = Math.ceil(reports.length / most);
  return Array.from({ length: views }, (_, view) => viewOf(reports.slice(view * most, (view + 1) * most), view * most));
}
