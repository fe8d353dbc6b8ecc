import { allocateColumns } from "@tipbench/columns";
import { createFloor, type FloorPlan } from "@tipbench/floor";
import { keyOf } from "@tipbench/random";
import {
  CapacityRecall,
  CaseCounts,
  createRowCounts,
  createTally,
  type RunTruth,
  UrgentEvents,
} from "@tipbench/scoring";
import { labelColumns, type StageColumn, stageColumns } from "@tipbench/vocabulary";
import { contentCapacity, labeller, secondsPerDay, type World } from "@tipbench/world";
import type { Scenario, Strategy } from "../scenario/scenario.ts";
import { AssessmentItems } from "./assessment-items.ts";
import type { AssessmentRun } from "./assessment-run.ts";
import { DecisionLog } from "./decision-log.ts";
import { DeskMarks } from "./desk-marks.ts";
import { FeedbackLog } from "./feedback.ts";
import { housePlan, spanOf } from "./house-plan.ts";
import { staffedSeconds } from "./house-staff.ts";
import { LabelDesk } from "./item-labels.ts";
import { createKnownList } from "./known-list.kernel.ts";
import type { ReplicationRequest, Sizes } from "./replication-request.ts";
import { isAskedAgain, SecondOccasion } from "./second-occasion.ts";
import { replicationSeed } from "./settings.ts";
import { type DedupRun, type Handing, learnersOf, type RoutingRun, type TriageRun } from "./stage-runs.ts";
import { StoredRows } from "./stored-rows.ts";
import { StrategyRun } from "./strategy-run.ts";
import type { HouseColumns } from "./tick-view.ts";
import { agencyMap, cellNumbering, scoringCells } from "./world-tables.ts";

const urgentDesk = 1;

/** The steps of a strategy, and what it shares with the others. */
export interface MadeSteps {
  readonly strategy: Strategy;
  readonly dedup: DedupRun;
  readonly triage: TriageRun;
  readonly routing: RoutingRun;
  readonly assessment: AssessmentRun;
  readonly truth: RunTruth;
  readonly later: Handing;
}

/** A strategy with its floor, its memory and its counts. */
export function makeStrategyRun(request: ReplicationRequest, world: World, sizes: Sizes, made: MadeSteps): StrategyRun {
  const { scenario, replication } = request;
  const { strategy, dedup, triage, routing, assessment, truth, later } = made;
  const plan: FloorPlan = { ...housePlan(scenario, replication, world, truth), ...sizes };
  const key = (purpose: string) => keyOf(replicationSeed(scenario, replication), "floor", purpose);
  const floor = createFloor(plan);
  const cells = scoringCells(world);
  const agencies = agencyMap(world);
  const tally = createTally(cells.count, scenario.days);
  const events = new UrgentEvents(tally, truth);
  const span = spanOf(scenario, world);
  const reads = [...dedup.reads, ...triage.reads, ...routing.reads];
  const expiryOf = (row: number): number => floor.expiryOf(row);
  const leastKeptSeconds = plan.clocks.preservationDays * secondsPerDay;
  const { stage } = triage;
  const learners = learnersOf([dedup, triage, routing, assessment]);
  const isAsked = stage !== null && isAskedAgain(stage);
  const storage = request.storage(world);
  const isBundling = strategy.dedup.kind !== "builtIn" || strategy.dedup.use !== "none";
  const labels = new LabelDesk({
    label: labeller(world.source.keys.label, scenario.settings.values, scenario.floor.labelErrorShare),
    truth,
    reviewKey: plan.keys.review,
    reviewedShare: scenario.floor.reviewedShare,
    areRead: isAsked || learners.length > 0,
    contents: contentCapacity(world),
  });
  return new StrategyRun({
    name: strategy.name,
    dedup,
    triage,
    routing,
    assessment,
    truth,
    agencies,
    tally,
    rowCounts: createRowCounts(cells.count, scenario.days, sizes.rows),
    events,
    floor,
    marks: new DeskMarks({ floor, plan, span, addedToList: () => labels.addedToList }),
    known: createKnownList(contentCapacity(world)),
    growth: { key: key("memory"), forgottenShare: scenario.floor.forgottenShare },
    opensAll: scenario.floor.openUnviewed > 0 ? 1 : 0,
    labels,
    secondOccasion: isAsked ? new SecondOccasion(stage, triage.place, later) : null,
    items: new AssessmentItems(
      assessment.reads,
      { kind: agencies.kindOfAgency, caseCapacity: plan.agencies.caseCapacity },
      { truth, ...cellNumbering(cells), expiryOf },
      floor,
    ),
    cases: new CaseCounts(tally, truth, { expiryOf, leastKeptSeconds }, world.idEnd),
    feedback: new FeedbackLog(truth, key("outcomes")),
    learners,
    capacity: new CapacityRecall(tally, truth, events, urgentReportsPerDay(scenario, plan)),
    log: new DecisionLog(),
    stored: new StoredRows(storage, sizes.rows),
    lateEscalations: storage.keep === "sample" && (isAsked || isBundling) ? new Uint8Array(sizes.rowsPerTick) : null,
    noLabels: labelColumnsOf(reads, sizes.rowsPerTick),
    matchKnown: reads.includes("matchKnown") ? new Uint8Array(sizes.rowsPerTick) : null,
    replication,
  });
}

/** The label columns among those that are read, of rows that nobody has labelled. */
function labelColumnsOf(reads: readonly StageColumn[], rows: number): HouseColumns {
  const names = reads.filter((name) => Object.hasOwn(labelColumns, name));
  return allocateColumns(stageColumns, names, { reports: rows, files: 0 });
}

/** Reports a day that the urgent desk's staffed seconds suffice for, on the average of the run. */
function urgentReportsPerDay({ floor, days }: Scenario, { houseStaff }: FloorPlan): number {
  const staff = houseStaff[urgentDesk];
  return staff ? staffedSeconds(staff, 0, days * secondsPerDay) / days / floor.urgentBaseSeconds : 0;
}
