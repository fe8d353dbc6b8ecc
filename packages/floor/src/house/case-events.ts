import { type NumberList, numberList, pushNumber } from "./number-list.ts";

/** What became of cases in a tick; rows of the run. */
export interface CaseEvents {
  /** Cases opened, whatever else is said of them below. */
  readonly openedRows: NumberList;
  /** Of these: taken over by an agency around the task force; on a subject with an open case elsewhere that nobody saw; with a warrant to wait for. */
  readonly sharedRows: NumberList;
  readonly doubleRows: NumberList;
  readonly warrantRows: NumberList;
  /** Not opened: the agency has a case on the subject, or hands over to the one that has. */
  readonly joinedRows: NumberList;
  readonly linkedRows: NumberList;
  /** Cases for which the provider will have nothing left when it answers. */
  readonly staleRows: NumberList;
  /** Of what the house hears: row, agency, and `endingBits`. */
  readonly endedRows: NumberList;
  readonly endedAgencies: NumberList;
  readonly endedBits: NumberList;
}

/** Bits of `CaseEvents.endedBits`. */
export const endingBits = { opened: 1, stale: 2 };

/** Nothing. */
export function createCaseEvents(): CaseEvents {
  return {
    openedRows: numberList(),
    sharedRows: numberList(),
    doubleRows: numberList(),
    warrantRows: numberList(),
    joinedRows: numberList(),
    linkedRows: numberList(),
    staleRows: numberList(),
    endedRows: numberList(),
    endedAgencies: numberList(),
    endedBits: numberList(),
  };
}

/** Empties all lists. */
export function clearCaseEvents(events: CaseEvents): void {
  for (const list of Object.values(events)) list.count = 0;
}

/** Adds what the house hears of a referral. */
export function pushEnding(events: CaseEvents, row: number, agency: number, bits: number): void {
  pushNumber(events.endedRows, row);
  pushNumber(events.endedAgencies, agency);
  pushNumber(events.endedBits, bits);
}
