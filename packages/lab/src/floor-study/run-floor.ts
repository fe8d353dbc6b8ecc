import { syntheticNotice, UserError } from "@tipbench/vocabulary";
import type { FloorFile } from "../floor-file/floor-file.ts";
import { floorPlan } from "../floor-file/floor-plan.ts";
import { floorWarnings } from "../floor-file/floor-warnings.ts";
import { unknownName } from "../scenario/unknown-name.ts";
import { findStaff, type StaffQuestion } from "./find-staff.ts";
import type { DeskResult, FloorResult } from "./floor-document.ts";
import { readCondition } from "./read-condition.ts";
import { type BetweenReplications, deskResults, replicate } from "./study-floor.ts";

/** How a floor is run in place of what its file says. */
export interface FloorRun {
  readonly seed: string;
  readonly replications: number;
}

/** What is asked of the staff of a floor, as it was written. */
export interface AskedStaff {
  readonly soThat: string;
  /** The one desk that is meant; null: those that the condition names, or all. */
  readonly desk: string | null;
  readonly most: number;
}

/** Runs a floor as its file says and gives its measures. */
export async function runFloor(file: FloorFile, run: FloorRun, between: BetweenReplications): Promise<FloorResult> {
  const outcomes = await replicate({ plan: file.plan, ...run }, between);
  const desks = deskResults(file.plan, outcomes);
  return { ...headOf(file, run), desks, warnings: warningsOf(file, desks) };
}

/** Searches the least staff of a floor that meets a condition, and gives the measures with that staff. */
export async function findFloorStaff(
  file: FloorFile,
  run: FloorRun,
  asked: AskedStaff,
  between: BetweenReplications,
): Promise<FloorResult> {
  const question = questionOf(file, run, asked);
  const { found, document, desks } = await findStaff(file, question, between);
  const withFound = { ...file, document, plan: floorPlan(document) };
  return { ...headOf(file, run), desks, warnings: warningsOf(withFound, desks), found };
}

const headOf = ({ name }: FloorFile, { seed, replications }: FloorRun) => ({
  notice: syntheticNotice,
  floor: name,
  seed,
  replications,
});

function questionOf(file: FloorFile, run: FloorRun, { soThat, desk, most }: AskedStaff): StaffQuestion {
  const desks = file.document.desks.map(({ name }) => name);
  const kinds = file.document.kinds.map(({ name }) => name);
  if (desk !== null && !desks.includes(desk))
    throw new UserError({ ...unknownName("desk", desk, desks), at: "--desk" });
  const condition = readCondition(soThat, "--so-that", { desks, kinds, desk });
  const named = desks.filter((name) => condition.parts.some((part) => part.desks.includes(name)));
  return { condition, desks: desk === null ? named : [desk], most, ...run };
}

const warningsOf = ({ document, plan }: FloorFile, desks: readonly DeskResult[]): readonly string[] => [
  ...floorWarnings(document, plan),
  ...desks.flatMap(openWarning),
];

const toldOpenShare = 0.05;

/** Says so where many visits had no end by the end of the run: their waits are not among those that are told. */
function openWarning({ name, metrics }: DeskResult): readonly string[] {
  const { arrived, served } = metrics;
  if (!arrived?.value || served?.value === undefined) return [];
  const gone = (metrics["lost.share"]?.value ?? 0) + (metrics["left.share"]?.value ?? 0);
  const open = 1 - (served.value ?? 0) / arrived.value - gone;
  if (open < toldOpenShare) return [];
  return [
    `${name}: ${Math.round(100 * open)} % of the visits were still there at the end; waits are those of the others`,
  ];
}
