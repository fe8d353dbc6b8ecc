import { keyOf } from "@tipbench/random";
import { unviewedBit } from "@tipbench/vocabulary";
import type { CaseEvents } from "../../src/house/case-events.ts";
import { type AgencyRules, act, type CaseRules, type Cases, createCases } from "../../src/house/cases.kernel.ts";
import { createHandled, pushHandled } from "../../src/house/handled.ts";
import { type NumberList, numbersOf } from "../../src/house/number-list.ts";
import { type FloorValues, floorValues } from "../../src/index.ts";
import { actions, emptyFacts } from "./open-house.ts";

/** A referral that an agency goes through, as the tests write it. What is left out is plain: agency 1 opens a case. */
export interface Decided {
  readonly row: number;
  readonly agency?: number;
  readonly action?: number;
}

/** What is to be different from plain rules: numbers by row or agency code, the same for all where it is one number. */
export interface TrialRules {
  readonly values?: Partial<FloorValues>;
  readonly agencies?: Partial<Record<keyof AgencyRules, number | readonly number[]>>;
  readonly processSeconds?: number;
  /** By row; each row's own where it is left out. */
  readonly subjects?: readonly number[];
  readonly unviewedRows?: readonly number[];
  readonly rows?: number;
  /** Row whose submission is that of row 0 elsewhere, and so on. */
  readonly firstRow?: number;
  /** Word that names the draws. */
  readonly word?: string;
}

const agencyCount = 6;
const circuits = 3;

/** Nothing takes time, nobody is told, every second case is seen. */
const plainValues: Partial<FloorValues> = { caseDays: 0, warrantHours: 0, warrantServers: 2, deconflictedShare: 1 };

function rulesOf(trial: TrialRules): CaseRules {
  const { values = {}, agencies = {}, processSeconds = 0, subjects, unviewedRows = [], rows = 100 } = trial;
  const { firstRow = 0, word = "" } = trial;
  const facts = emptyFacts(rows);
  facts.subject.forEach((_, row, all) => {
    all[row] = subjects?.[row] ?? 1_000_000 + row;
  });
  facts.submission.forEach((_, row, all) => {
    all[row] = 3 * (row - firstRow) + 1;
  });
  facts.files.fill(1);
  for (const row of unviewedRows) facts.files[row] = unviewedBit | 1;
  const byAgency = (name: keyof AgencyRules, plain: number): number[] => {
    const given = agencies[name] ?? plain;
    return Array.from({ length: agencyCount }, (_, code) => (typeof given === "number" ? given : (given[code] ?? 0)));
  };
  return {
    facts,
    key: keyOf("cases", word),
    values: floorValues({ ...plainValues, ...values }),
    clocks: { retentionDays: Float64Array.of(30), preservationDays: 90 },
    agencies: {
      caseCapacity: Uint32Array.from(byAgency("caseCapacity", 10)),
      warrantShare: Float64Array.from(byAgency("warrantShare", 0)),
      circuit: Uint8Array.from(byAgency("circuit", 0)),
      feedbackShare: Float64Array.from(byAgency("feedbackShare", 1)),
      hasAffiliates: Uint8Array.from(byAgency("hasAffiliates", 0)),
      processFactor: Float64Array.from(byAgency("processFactor", 1)),
    },
    processSeconds: Float64Array.of(processSeconds),
    circuits,
  };
}

/** The events of a tick as lists, by the names of `CaseEvents` without "Rows". */
export interface Told {
  readonly opened: readonly number[];
  readonly shared: readonly number[];
  readonly double: readonly number[];
  readonly warrant: readonly number[];
  readonly joined: readonly number[];
  readonly linked: readonly number[];
  readonly stale: readonly number[];
  readonly ended: readonly number[];
  readonly endedAgencies: readonly number[];
  readonly endedBits: readonly number[];
}

function toldOf(events: CaseEvents): Told {
  const list = (of: NumberList): readonly number[] => [...numbersOf(of)];
  return {
    opened: list(events.openedRows),
    shared: list(events.sharedRows),
    double: list(events.doubleRows),
    warrant: list(events.warrantRows),
    joined: list(events.joinedRows),
    linked: list(events.linkedRows),
    stale: list(events.staleRows),
    ended: list(events.endedRows),
    endedAgencies: list(events.endedAgencies),
    endedBits: list(events.endedBits),
  };
}

/** Cases of agencies 0 to 5 in three circuits. */
export interface CaseTrial {
  readonly cases: Cases;
  /** Does what was decided in the tick that ends at `until`. */
  tick(decided: readonly Decided[], until: number): Told;
}

/** No case open. */
export function caseTrial(rules: TrialRules = {}): CaseTrial {
  const cases = createCases(rulesOf(rules));
  return {
    cases,
    tick(decided, until) {
      const handled = createHandled(1);
      for (const { row, agency = 1 } of decided) pushHandled(handled, row, agency, until, 0, 3);
      const action = Uint8Array.from(decided, (each) => each.action ?? actions.open);
      act(cases, handled, action, until);
      return toldOf(cases.events);
    },
  };
}

/** Subjects with an open case, and the agencies of the first one on each. */
export function heldSubjects({ agencyOfSubject: { words } }: Cases): readonly (readonly [number, number])[] {
  const places = Array.from({ length: words.length / 2 }, (_, place) => 2 * place);
  return places.filter((at) => words[at + 1] !== 0).map((at) => [words[at] ?? 0, (words[at + 1] ?? 0) - 1]);
}

/** Rows 0 to `count` - 1, each decided as plain. */
export const plainRows = (count: number): readonly Decided[] => Array.from({ length: count }, (_, row) => ({ row }));
