import { testContext } from "@tipbench/stage-kit/testing";
import type { ReferenceContext, TriageReference, TruthView } from "../src/index.ts";

const noTruth: ReferenceContext["truthOf"] = () => {
  throw new RangeError("this test asks for no truth");
};
const unknownGrades: ReferenceContext["grades"] = () => {
  throw new RangeError("this test asks for no grade");
};

/** A context over the small tables, for events below 1000. */
export function referenceContext(): ReferenceContext {
  const { tables, uniform } = testContext();
  return { tables, uniform, idEnd: 1000, truthOf: noTruth, grades: unknownGrades };
}

/** What triage says of a report. */
export interface Triaged {
  readonly priority: number;
  readonly disposition: number;
  readonly escalate: number;
  readonly score: number;
}

/** What a reference says of the rows of some views. */
export function triaged(reference: TriageReference, views: readonly TruthView[]): Triaged[] {
  return views.flatMap((view) => {
    const out = {
      priority: new Uint8Array(view.rows),
      disposition: new Uint8Array(view.rows),
      escalate: new Uint8Array(view.rows),
      score: new Float32Array(view.rows),
    };
    reference.triage(view, out);
    return Array.from({ length: view.rows }, (_, row) => ({
      priority: out.priority[row] ?? 0,
      disposition: out.disposition[row] ?? 0,
      escalate: out.escalate[row] ?? 0,
      score: out.score[row] ?? 0,
    }));
  });
}
