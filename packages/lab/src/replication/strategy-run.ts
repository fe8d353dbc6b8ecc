import {
  type Deliveries,
  type Floor,
  type Labelled,
  numbersOf,
  type TickOutcome,
  type TickReports,
} from "@tipbench/floor";
import {
  type AgencyMap,
  addScores,
  type CapacityRecall,
  type CaseCounts,
  countDecisions,
  countDeliveries,
  counterCode,
  countMisses,
  countRow,
  gradeMask,
  type MissCounts,
  type RowCounts,
  type RunTruth,
  redecide,
  type ScoreBins,
  type Tally,
  type UrgentEvents,
} from "@tipbench/scoring";
import { tickSeconds } from "@tipbench/world";
import type { AssessmentItems } from "./assessment-items.ts";
import type { AssessmentRun } from "./assessment-run.ts";
import type { DecisionLog } from "./decision-log.ts";
import { type Decision, decisionAt, decisionWidth, decisionPlace as place } from "./decision-values.ts";
import type { DeskMarks } from "./desk-marks.ts";
import type { FeedbackLog } from "./feedback.ts";
import type { LabelDesk } from "./item-labels.ts";
import { addKnown, fillMatchKnown, type KnownList, type ListGrowth, unknownContents } from "./known-list.kernel.ts";
import { markLateEscalations } from "./late-escalations.kernel.ts";
import type { SecondOccasion } from "./second-occasion.ts";
import type { DedupRun, Learner, RoutingRun, TriageRun } from "./stage-runs.ts";
import type { StoredRows } from "./stored-rows.ts";
import type { HouseColumns, TickView } from "./tick-view.ts";

/** Everything that one strategy has of its own in a replication. */
export interface StrategyParts {
  readonly name: string;
  readonly dedup: DedupRun;
  readonly triage: TriageRun;
  readonly routing: RoutingRun;
  readonly assessment: AssessmentRun;
  readonly floor: Floor;
  readonly marks: DeskMarks;
  readonly known: KnownList;
  readonly growth: ListGrowth;
  /** 1: analysts may open files that nobody at the provider viewed. */
  readonly opensAll: number;
  readonly labels: LabelDesk;
  /** Null where triage reads no label. */
  readonly secondOccasion: SecondOccasion | null;
  readonly items: AssessmentItems;
  readonly cases: CaseCounts;
  readonly feedback: FeedbackLog;
  /** Stages that learn. */
  readonly learners: readonly Learner[];
  readonly truth: RunTruth;
  readonly agencies: AgencyMap;
  readonly tally: Tally;
  /** Counts that are not in the tally yet. */
  readonly rowCounts: RowCounts;
  readonly events: UrgentEvents;
  readonly capacity: CapacityRecall;
  readonly scores: ScoreBins;
  readonly misses: MissCounts;
  readonly log: DecisionLog;
  readonly stored: StoredRows;
  /** Memory for the rows of a tick that may be escalated later; null where an escalation is always known on receipt. */
  readonly lateEscalations: Uint8Array | null;
  /** Label columns of rows that nobody has labelled, where a stage reads them. */
  readonly noLabels: HouseColumns;
  /** Memory for `matchKnown`, where a stage reads it. */
  readonly matchKnown: Uint8Array | null;
  /** Number of the replication, for the log. */
  readonly replication: number;
}

const emptyTick = new Uint32Array(0);
const noReports: TickReports = {
  rows: 0,
  firstRow: 0,
  receivedAtSeconds: new Int32Array(0),
  bundleRow: emptyTick,
  priority: new Uint8Array(0),
  disposition: new Uint8Array(0),
  escalate: new Uint8Array(0),
  agency: new Uint16Array(0),
  unknownContents: () => 0,
};

/** One strategy in one replication: its stages, its floor and its counts, tick by tick. */
export class StrategyRun {
  readonly parts: StrategyParts;
  readonly #made = new Float64Array(decisionWidth);

  constructor(parts: StrategyParts) {
    this.parts = parts;
  }

  /** Runs match, dedup, triage, routing and floor on a tick that ends at `until`. */
  tick(view: TickView, shared: HouseColumns, until: number): void {
    const { dedup, triage, routing, floor, marks } = this.parts;
    marks.before(until);
    const house = this.#houseColumns(view, shared);
    dedup.run(view, house);
    const decided = { ...house, bundleRow: dedup.bundleRow };
    triage.run(view, decided);
    routing.run(view, decided);
    this.#count(view);
    const labelled = floor.receive(this.#reportsOf(view), until);
    this.parts.secondOccasion?.keep(view, decided, labelled);
    this.#hold(view, labelled.deliveries);
    this.#goOn(labelled, view.tick, until);
    marks.after(until, tickSeconds);
  }

  /** Lets the floor work on for a tick without new reports. */
  drain(tick: number, until: number): void {
    this.#goOn(this.parts.floor.receive(noReports, until), tick, until);
  }

  /** From what analysts labelled to what agencies do: triage's second word, deliveries, assessment, and what stages learn of it. */
  #goOn(labelled: Labelled, tick: number, until: number): void {
    const { floor, assessment, items, cases, feedback, learners } = this.parts;
    this.#triageAgain(labelled, tick);
    const outcome = floor.settle(until);
    this.#settle(outcome);
    assessment.run(items.of(outcome.handled), tick);
    cases.handled(outcome.handled, assessment.action);
    const events = floor.act(assessment.action, until);
    cases.cases({
      opened: numbersOf(events.openedRows),
      doubled: numbersOf(events.doubleRows),
      stale: numbersOf(events.staleRows),
      ended: numbersOf(events.endedRows),
      shared: numbersOf(events.sharedRows),
      linked: numbersOf(events.linkedRows),
      warrants: numbersOf(events.warrantRows),
    });
    feedback.tell(learners, events, tick);
  }

  /** What the labels say, to memory and to triage, whose word on the labelled items then stands in `labelled`. */
  #triageAgain(labelled: Labelled, tick: number): void {
    const { known, growth, labels, secondOccasion, feedback, learners, rowCounts, truth, log, stored } = this.parts;
    addKnown(known, labelled.contents, growth);
    const found = labels.labelsOf(labelled);
    if (learners.length > 0) feedback.labelled(labelled, found);
    if (!secondOccasion) return;
    const { score } = secondOccasion.decide(labelled, found, tick);
    const { count, row: rows, priority, disposition, escalate } = labelled.items;
    for (let i = 0; i < count; i++) {
      const row = rows[i] ?? 0;
      redecide(rowCounts, truth, row, disposition[i] ?? 0);
      if (!stored.has(row)) continue;
      log.redecided(row, priority[i] ?? 0, disposition[i] ?? 0, score[i] ?? 0);
      if (escalate[i] === 1) log.keep(row);
    }
  }

  #houseColumns(view: TickView, shared: HouseColumns): HouseColumns {
    const { known, matchKnown, noLabels } = this.parts;
    if (!matchKnown) return { ...shared, ...noLabels };
    fillMatchKnown(known, view.chunk, view.from, view.to, matchKnown);
    return { ...shared, ...noLabels, matchKnown };
  }

  #count(view: TickView): void {
    const { rowCounts, truth, triage, dedup, capacity, events, scores } = this.parts;
    const { firstRow, rows } = view;
    countDecisions(rowCounts, truth, { firstRow, rows, disposition: triage.disposition, bundleRow: dedup.bundleRow });
    addScores(scores, truth, firstRow, triage.score.subarray(0, rows));
    capacity.addTick(firstRow, rows, triage.score, dedup.bundleRow);
    for (let i = 0; i < rows; i++) {
      const row = firstRow + i;
      if (((truth.flags[row] ?? 0) & gradeMask) === 0) continue;
      events.received(row, view.chunk.truth.event[view.from + i] ?? 0, dedup.bundleRow[i] ?? row);
      if (events.isFirst(row)) capacity.addUrgentRow(row);
    }
    this.#countBatched(view);
    this.#store(view);
  }

  #countBatched({ chunk, from, firstRow, rows }: TickView): void {
    const { batchedEvents } = chunk.columns;
    if (!batchedEvents) return;
    const { tally, truth } = this.parts;
    for (let i = 0; i < rows; i++) {
      const further = (batchedEvents[from + i] ?? 1) - 1;
      if (further > 0) countRow(tally, truth, counterCode.batchedFurther, firstRow + i, further);
    }
  }

  #reportsOf({ chunk, from, to, firstRow, rows }: TickView): TickReports {
    const { triage, routing, dedup, known, opensAll } = this.parts;
    return {
      rows,
      firstRow,
      receivedAtSeconds: chunk.columns.receivedAtSeconds.subarray(from, to),
      bundleRow: dedup.bundleRow,
      priority: triage.priority,
      disposition: triage.disposition,
      escalate: triage.escalate,
      agency: routing.agency,
      unknownContents: (row, out) => unknownContents(known, chunk, from + row, opensAll, out),
    };
  }

  #settle({ deliveries, reassignedRows }: TickOutcome): void {
    const { tally, rowCounts, truth, agencies, events, log, stored, misses, dedup } = this.parts;
    countDeliveries(rowCounts, tally, truth, agencies, deliveries);
    countMisses(misses, truth, dedup.pairs.bundles.of, deliveries);
    for (let i = 0; i < deliveries.count; i++) {
      const row = deliveries.row[i] ?? 0;
      if (((truth.flags[row] ?? 0) & gradeMask) !== 0) {
        events.delivered(row, deliveries.at[i] ?? 0, deliveries.urgent[i] ?? 0);
      }
      if (!stored.has(row) || (deliveries.urgent[i] === 0 && log.drop(row))) continue;
      log.delivered(row, deliveredAs(deliveries, i));
    }
    for (const row of reassignedRows) countRow(tally, truth, counterCode.sentOn, row);
  }

  /** Stores the decisions on a tick's rows that are to be kept. */
  #store(view: TickView): void {
    const { stored, triage } = this.parts;
    for (let i = 0; i < view.rows; i++) {
      if (stored.wants(view, i, triage.escalate[i] ?? 0)) this.parts.log.add(this.#decision(view, i));
    }
  }

  /** Holds the decisions on a tick's rows that are not kept, but may be escalated later. */
  #hold(view: TickView, deliveries: Deliveries): void {
    const { stored, log, lateEscalations } = this.parts;
    if (!lateEscalations) return;
    markLateEscalations(view.firstRow, view.rows, deliveries, lateEscalations);
    for (let i = 0; i < view.rows; i++) {
      const row = view.firstRow + i;
      if (lateEscalations[i] !== 1 || !stored.holds(row)) continue;
      const first = log.hold(row);
      this.#writeDecision(view, i, log.heldValues, first);
    }
  }

  #decision(view: TickView, i: number): Decision {
    this.#writeDecision(view, i, this.#made, 0);
    return decisionAt(this.#made, 0);
  }

  #writeDecision(view: TickView, i: number, out: Float64Array, first: number): void {
    const { triage, routing, dedup, replication } = this.parts;
    const { columns, truth } = view.chunk;
    const at = view.from + i;
    out[first + place.replication] = replication;
    out[first + place.row] = view.firstRow + i;
    out[first + place.reportId] = columns.reportId[at] ?? 0;
    out[first + place.receivedAtSeconds] = columns.receivedAtSeconds[at] ?? 0;
    out[first + place.provider] = columns.provider[at] ?? 0;
    out[first + place.providerClass] = truth.providerClass[at] ?? 0;
    out[first + place.incidentType] = columns.incidentType[at] ?? 0;
    out[first + place.grade] = truth.grade[at] ?? 0;
    out[first + place.leadAgency] = truth.leadAgency[at] ?? 0;
    out[first + place.bundleRow] = dedup.bundleRow[i] ?? 0;
    out[first + place.priority] = triage.priority[i] ?? 0;
    out[first + place.disposition] = triage.disposition[i] ?? 0;
    out[first + place.escalated] = 0;
    out[first + place.agency1] = routing.agency[3 * i] ?? 0;
    out[first + place.agency2] = routing.agency[3 * i + 1] ?? 0;
    out[first + place.agency3] = routing.agency[3 * i + 2] ?? 0;
    out[first + place.path] = -1;
    out[first + place.deliveredAtSeconds] = -1;
    out[first + place.score] = triage.score[i] ?? 0;
    out[first + place.confidence] = routing.confidence[i] ?? 0;
  }
}

function deliveredAs({ at, path, urgent, agency }: Deliveries, i: number): Partial<Decision> {
  return {
    path: path[i] ?? -1,
    escalated: urgent[i] ?? 0,
    deliveredAtSeconds: Math.floor(at[i] ?? 0),
    agency1: agency[3 * i] ?? 0,
    agency2: agency[3 * i + 1] ?? 0,
    agency3: agency[3 * i + 2] ?? 0,
  };
}
