import { allocateColumns } from "@tipbench/columns";
import { createFloor, type Floor, type FloorPlan } from "@tipbench/floor";
import { type Key, keyOf } from "@tipbench/random";
import {
  CapacityRecall,
  CaseCounts,
  createMissCounts,
  createRowCounts,
  createScoreBins,
  createTally,
  type RunTruth,
  scoreGroups,
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
import { isProbability } from "./triage-out.ts";
import { agencyMap, cellNumbering, groupOfAgency, scoringCells } from "./world-tables.ts";

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
  const { strategy, later, ...steps } = made;
  const plan: FloorPlan = { ...housePlan(scenario, replication, world, steps.truth), ...sizes };
  const basis: StrategyBasis = { request, world, made, plan, floor: createFloor(plan) };
  return new StrategyRun({
    name: strategy.name,
    replication,
    floor: basis.floor,
    ...steps,
    ...labelling(basis),
    ...agencyWork(basis),
    ...scores(basis),
    ...storage(basis),
    ...madeColumns(basis),
  });
}

/** What the parts of a strategy are made from. */
interface StrategyBasis {
  readonly request: ReplicationRequest;
  readonly world: World;
  readonly made: MadeSteps;
  readonly plan: FloorPlan;
  readonly floor: Floor;
}

const keyFor = ({ scenario, replication }: ReplicationRequest, purpose: string): Key =>
  keyOf(replicationSeed(scenario, replication), "floor", purpose);

/** What is labelled, what the house remembers of it, and who is told. */
function labelling({ request, world, made, plan, floor }: StrategyBasis) {
  const { scenario } = request;
  const { dedup, triage, routing, assessment, truth, later } = made;
  const learners = learnersOf([dedup, triage, routing, assessment]);
  const secondOccasion =
    triage.stage && isAskedAgain(triage.stage) ? new SecondOccasion(triage.stage, triage.place, later) : null;
  const labels = new LabelDesk({
    label: labeller(world.source.keys.label, scenario.settings.values, scenario.floor.labelErrorShare),
    truth,
    reviewKey: plan.keys.review,
    reviewedShare: scenario.floor.reviewedShare,
    areRead: secondOccasion !== null || learners.length > 0,
    contents: contentCapacity(world),
  });
  return {
    labels,
    marks: new DeskMarks({ floor, plan, span: spanOf(scenario, world), addedToList: () => labels.addedToList }),
    known: createKnownList(contentCapacity(world)),
    growth: { key: keyFor(request, "memory"), forgottenShare: scenario.floor.forgottenShare },
    opensAll: scenario.floor.openUnviewed > 0 ? 1 : 0,
    secondOccasion,
    feedback: new FeedbackLog(truth, keyFor(request, "outcomes")),
    learners,
  };
}

/** What agencies see of their referrals. */
function agencyWork({ world, made, plan, floor }: StrategyBasis) {
  const agencies = agencyMap(world);
  const { truth, assessment } = made;
  const facts = { kind: agencies.kindOfAgency, caseCapacity: plan.agencies.caseCapacity };
  const rows = { truth, ...cellNumbering(scoringCells(world)), expiryOf: (row: number) => floor.expiryOf(row) };
  return { agencies, items: new AssessmentItems(assessment.stage.reads, facts, rows, floor) };
}

/** What is counted as the run goes. */
function scores({ request: { scenario }, world, made: { truth, triage }, plan, floor }: StrategyBasis) {
  const cells = scoringCells(world);
  const { count, homes } = cells;
  const groups = scoreGroups(cells);
  const tally = createTally(count, scenario.days);
  const events = new UrgentEvents(tally, truth);
  const expiryOf = (row: number): number => floor.expiryOf(row);
  const leastKeptSeconds = plan.clocks.preservationDays * secondsPerDay;
  return {
    tally,
    events,
    rowCounts: createRowCounts(count, scenario.days, plan.rows),
    cases: new CaseCounts(tally, truth, { expiryOf, leastKeptSeconds }, world.idEnd),
    scores: createScoreBins(groups.groupOfCell, groups.count, isProbability(triage.stage) ? 1 : 0),
    misses: createMissCounts(groupOfAgency(world, cells), homes.length + 1, count, scenario.days),
    capacity: new CapacityRecall(tally, truth, events, urgentReportsPerDay(scenario, plan)),
  };
}

/** The decisions that are stored. */
function storage({ request, world, made: { strategy, triage }, plan }: StrategyBasis) {
  const policy = request.storage(world);
  const isBundling = strategy.dedup.kind !== "builtIn" || strategy.dedup.use !== "none";
  const isAsked = triage.stage !== null && isAskedAgain(triage.stage);
  const mayBeLate = policy.keep === "sample" && (isAsked || isBundling);
  return {
    log: new DecisionLog(),
    stored: new StoredRows(policy, plan.rows),
    lateEscalations: mayBeLate ? new Uint8Array(plan.rowsPerTick) : null,
  };
}

/** Memory for the columns that stages read and the house makes. */
function madeColumns({ made: { dedup, triage, routing }, plan: { rowsPerTick } }: StrategyBasis) {
  const reads = [...dedup.reads, ...triage.reads, ...routing.reads];
  return {
    noLabels: labelColumnsOf(reads, rowsPerTick),
    matchKnown: reads.includes("matchKnown") ? new Uint8Array(rowsPerTick) : null,
  };
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
