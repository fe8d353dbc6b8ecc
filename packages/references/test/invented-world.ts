import { testContext } from "@tipbench/stage-kit/testing";
import { incidentTypes } from "@tipbench/vocabulary";
import type { GradeModel, ReferenceContext, ReportTruth } from "../src/index.ts";

const idEnd = 1000;
const providers = 256;
export const states = 3;

/** A model of three states, one for each grade, the same for all providers and types. */
export function inventedGrades(): GradeModel {
  const each = (count: number, chances: readonly number[]): Float64Array =>
    Float64Array.from({ length: count * states }, (_, at) => chances[at % states] ?? 0);
  return {
    gradeOf: Uint8Array.of(0, 1, 2),
    prior: each(providers * incidentTypes.length, [0.9, 0.08, 0.02]),
    flagged: each(providers, [0.01, 0.3, 0.6]),
    pressed: Float64Array.of(0.02, 0.4, 0.5),
    marked: each(providers, [0.4, 0.05, 0.05]),
    recent: Float64Array.of(0.01, 0.3, 0.5),
  };
}

/** A truth for every identifier, by its bits: few events, incidents and subjects, so that they meet again, and the agencies of the test tables. */
function truthOf(reportId: Uint32Array): ReportTruth {
  return {
    event: reportId.map((id) => (id >>> 7) % 9),
    incident: reportId.map((id) => (id >>> 7) % 3),
    subject: reportId.map((id) => (id >>> 7) % 2),
    leadAgency: reportId.map((id) => (id >>> 11) % 7),
    secondAgency: reportId.map((id) => ((id >>> 13) % 5 === 0 ? 1 + ((id >>> 17) % 6) : 0)),
  };
}

/** A context over the small tables; `truth` replaces what is true of reports. */
export function inventedContext(truth: ReferenceContext["truthOf"] = truthOf): ReferenceContext {
  const { tables, uniform } = testContext();
  return { tables, uniform, idEnd, truthOf: truth, grades: inventedGrades };
}

/** A truth by identifier, which is a place in the list. */
export function toldTruth(told: readonly Partial<Record<keyof ReportTruth, number>>[]): ReferenceContext["truthOf"] {
  const of = (name: keyof ReportTruth) => (reportId: Uint32Array) => reportId.map((id) => told[id]?.[name] ?? 0);
  return (reportId) => ({
    event: of("event")(reportId),
    incident: of("incident")(reportId),
    subject: of("subject")(reportId),
    leadAgency: of("leadAgency")(reportId),
    secondAgency: of("secondAgency")(reportId),
  });
}
