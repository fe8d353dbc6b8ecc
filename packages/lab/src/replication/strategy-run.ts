import type { Deliveries, Floor, FloorTotals, TickReports } from "@tipbench/floor";
import {
  type AgencyMap,
  type CapacityRecall,
  countDecisions,
  countDeliveries,
  counterCode,
  countRow,
  type DeskFigures,
  gradeMask,
  type RowCounts,
  type RunTruth,
  type Tally,
  type UrgentEvents,
} from "@tipbench/scoring";
import type { Decision, DecisionLog } from "./decision-log.ts";
import { addKnown, fillMatchKnown, type KnownList, unknownContents } from "./known-list.kernel.ts";
import type { DedupRun, RoutingRun, TriageRun } from "./stage-runs.ts";
import type { StoredRows } from "./stored-rows.ts";
import type { HouseColumns, TickView } from "./tick-view.ts";

/** Everything that one strategy has of its own in a replication. */
export interface StrategyParts {
  readonly name: string;
  readonly dedup: DedupRun;
  readonly triage: TriageRun;
  readonly routing: RoutingRun;
  readonly floor: Floor;
  readonly known: KnownList;
  readonly truth: RunTruth;
  readonly agencies: AgencyMap;
  readonly tally: Tally;
  /** Counts that are not in the tally yet. */
  readonly rowCounts: RowCounts;
  readonly events: UrgentEvents;
  readonly capacity: CapacityRecall;
  readonly log: DecisionLog;
  readonly stored: StoredRows;
  /** Memory for `matchKnown`, where a stage reads it. */
  readonly matchKnown: Uint8Array | null;
  /** Number of the replication, for the log. */
  readonly replication: number;
}

/** What a strategy's desks had done by some moment. */
interface DeskMark {
  readonly totals: FloorTotals;
  readonly agencyDeliveries: Float64Array;
}

const emptyTick = new Uint32Array(0);
const noReports: TickReports = {
  rows: 0,
  firstRow: 0,
  submission: emptyTick,
  receivedAtSeconds: new Int32Array(0),
  bundleRow: emptyTick,
  priority: new Uint8Array(0),
  disposition: new Uint8Array(0),
  escalate: new Uint8Array(0),
  agency: new Uint16Array(0),
  leadAgency: emptyTick,
  tag: emptyTick,
  unknownContents: () => 0,
};

/** One strategy in one replication: its stages, its floor and its counts, tick by tick. */
export class StrategyRun {
  readonly parts: StrategyParts;
  #begun: DeskMark | null = null;
  #backlogMax = 0;
  #measuredTicks = 0;
  readonly #tags: Uint32Array;

  constructor(parts: StrategyParts, rowsPerTick: number) {
    this.parts = parts;
    this.#tags = new Uint32Array(rowsPerTick);
  }

  /** Runs match, dedup, triage, routing and floor on a tick that ends at `until`. */
  tick(view: TickView, shared: HouseColumns, until: number): void {
    const { dedup, triage, routing, floor } = this.parts;
    if (until > 0 && !this.#begun) this.#begun = this.#mark();
    const house = this.#houseColumns(view, shared);
    dedup.run(view, house);
    const decided = { ...house, bundleRow: dedup.bundleRow };
    triage.run(view, decided);
    routing.run(view, decided);
    this.#count(view);
    this.#toFloor(view, until);
    if (until <= 0) return;
    this.#measuredTicks += 1;
    this.#backlogMax = Math.max(this.#backlogMax, floor.totals().waiting);
  }

  /** What the desks did in the measured days; call it when these end, before the drain. */
  deskFigures(servers: number, measuredDays: number): DeskFigures {
    const begun = this.#begun ?? this.#mark();
    const { totals, agencyDeliveries } = this.#mark();
    return {
      items: totals.items - begun.totals.items,
      reports: totals.reports - begun.totals.reports,
      filesViewed: totals.filesViewed - begun.totals.filesViewed,
      workSeconds: totals.workSeconds - begun.totals.workSeconds,
      servers,
      measuredDays,
      measuredTicks: this.#measuredTicks,
      backlogMax: this.#backlogMax,
      backlogEnd: totals.waiting,
      agencyDeliveries: agencyDeliveries.map((count, agency) => count - (begun.agencyDeliveries[agency] ?? 0)),
      agencyServers: this.parts.floor.agencyLoads().servers,
    };
  }

  #mark(): DeskMark {
    const { floor } = this.parts;
    return { totals: floor.totals(), agencyDeliveries: floor.agencyLoads().deliveries.slice() };
  }

  /** Lets the floor work on until a time without new reports. */
  drain(until: number): void {
    this.#settle(this.parts.floor.tick(noReports, until));
  }

  #houseColumns(view: TickView, shared: HouseColumns): HouseColumns {
    const { known, matchKnown } = this.parts;
    if (!matchKnown) return shared;
    fillMatchKnown(known, view.chunk, view.from, view.to, matchKnown);
    return { ...shared, matchKnown };
  }

  #count(view: TickView): void {
    const { rowCounts, truth, triage, dedup, capacity, events } = this.parts;
    const { firstRow, rows } = view;
    countDecisions(rowCounts, truth, { firstRow, rows, disposition: triage.disposition, bundleRow: dedup.bundleRow });
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

  #toFloor(view: TickView, until: number): void {
    const { triage, routing, dedup, known, floor } = this.parts;
    const { chunk, from, to, firstRow, rows } = view;
    for (let i = 0; i < rows; i++) this.#tags[i] = firstRow + i;
    const outcome = floor.tick(
      {
        rows,
        firstRow,
        submission: chunk.submission.subarray(from, to),
        receivedAtSeconds: chunk.columns.receivedAtSeconds.subarray(from, to),
        bundleRow: dedup.bundleRow,
        priority: triage.priority,
        disposition: triage.disposition,
        escalate: triage.escalate,
        agency: routing.agency,
        leadAgency: chunk.truth.leadAgency.subarray(from, to),
        tag: this.#tags,
        unknownContents: (row, out) => unknownContents(known, chunk, from + row, out),
      },
      until,
    );
    this.#settle(outcome);
  }

  #settle({ deliveries, labelled, reassignedTags }: ReturnType<Floor["tick"]>): void {
    const { tally, rowCounts, truth, agencies, events, known, log, stored } = this.parts;
    countDeliveries(rowCounts, tally, truth, agencies, deliveries);
    for (let i = 0; i < deliveries.count; i++) {
      const row = deliveries.row[i] ?? 0;
      if (((truth.flags[row] ?? 0) & gradeMask) !== 0) {
        events.delivered(row, deliveries.at[i] ?? 0, deliveries.urgent[i] ?? 0);
      }
      if (stored.has(row)) log.delivered(row, deliveredAs(deliveries, i));
    }
    for (const row of reassignedTags) countRow(tally, truth, counterCode.sentOn, row);
    addKnown(known, labelled);
  }

  /** Stores the decisions on a tick's rows that are to be kept. */
  #store(view: TickView): void {
    const { stored, triage } = this.parts;
    for (let i = 0; i < view.rows; i++) {
      if (stored.wants(view, i, triage.escalate[i] ?? 0)) this.parts.log.add(this.#decision(view, i));
    }
  }

  #decision(view: TickView, i: number): Decision {
    const { triage, routing, dedup, replication } = this.parts;
    const { columns, truth } = view.chunk;
    const at = view.from + i;
    return {
      replication,
      row: view.firstRow + i,
      reportId: columns.reportId[at] ?? 0,
      receivedAtSeconds: columns.receivedAtSeconds[at] ?? 0,
      provider: columns.provider[at] ?? 0,
      providerClass: truth.providerClass[at] ?? 0,
      incidentType: columns.incidentType[at] ?? 0,
      grade: truth.grade[at] ?? 0,
      leadAgency: truth.leadAgency[at] ?? 0,
      bundleRow: dedup.bundleRow[i] ?? 0,
      priority: triage.priority[i] ?? 0,
      disposition: triage.disposition[i] ?? 0,
      escalated: 0,
      agency1: routing.agency[3 * i] ?? 0,
      agency2: routing.agency[3 * i + 1] ?? 0,
      agency3: routing.agency[3 * i + 2] ?? 0,
      path: -1,
      deliveredAtSeconds: -1,
      score: triage.score[i] ?? 0,
      confidence: routing.confidence[i] ?? 0,
    };
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
