import { unpermuteWord } from "@tipbench/random";
import { fillTruth, partsFor, type Truth } from "./kernels/truth.kernel.ts";
import { lineageOf, type World } from "./world.ts";

/** Who is behind reports, and who is responsible: event, incident, subject, lead agency and the other one with standing, a value each. */
export type ReportTruth = Pick<Truth, "event" | "incident" | "subject" | "leadAgency" | "secondAgency">;

const ofAgencies = partsFor(["agencies"]);

/** The truth of reports of the world by their identifiers, whichever they are; the same as lies beside them in the stream. */
export function truthOfReports(world: World, reportId: Uint32Array): ReportTruth {
  const { source } = world;
  const rows = reportId.length;
  const words = (): Uint32Array => new Uint32Array(rows);
  const bytes = (): Uint8Array => new Uint8Array(rows);
  const truth: Truth = {
    ...lineageOf(
      world,
      reportId.map((id) => unpermuteWord(source.keys.reportId, id)),
    ),
    providerClass: bytes(),
    incidentType: bytes(),
    trueType: bytes(),
    grade: bytes(),
    homePlace: words(),
    visibility: bytes(),
    personError: bytes(),
    harmless: bytes(),
    actionable: bytes(),
    leadAgency: words(),
    secondAgency: words(),
    fileCount: bytes(),
    missing: new Uint16Array(rows),
    batchedEvents: new Uint16Array(rows),
    addressBits: bytes(),
    primaryContent: words(),
  };
  fillTruth(source, ofAgencies, rows, truth);
  return truth;
}
