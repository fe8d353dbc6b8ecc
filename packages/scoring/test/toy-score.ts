import { entityLevels } from "@tipbench/vocabulary";
import {
  type BundleFigures,
  cellsOf,
  createLinkCounts,
  createTally,
  type DeskFigures,
  largeBundles,
  type Measured,
  scoreReplication,
  sumCells,
  sumEntities,
  type Tally,
  UrgentEvents,
} from "../src/index.ts";
import { toyPlaces } from "./toy-places.ts";
import { truthOf } from "./toy-run.ts";
import { noScores } from "./toy-scores.ts";

const toyCells = cellsOf(toyPlaces);

/** What desks did in a day, in round numbers. */
export const roundDesk: DeskFigures = {
  items: 48,
  reports: 96,
  filesViewed: 20,
  filesLabelled: 12,
  viewsAvoided: 8,
  addedToList: 5,
  workSeconds: 6000,
  staffedSeconds: 96 * 3600,
  hoursByShift: [10, 6, 4],
  measuredDays: 2,
  measuredTicks: 192,
  backlogMax: 9,
  backlogEnd: 3,
  agencyDeliveries: Float64Array.of(0, 30, 30, 60),
  agencyStaffedSeconds: Float64Array.of(3600, 3600, 3600, 3600),
  subjectsWithCase: 8,
  subjectsDoubleAssigned: 2,
};

/** Desks without staff, reports or days. */
export const emptyDesk: DeskFigures = {
  ...roundDesk,
  items: 0,
  reports: 0,
  filesViewed: 0,
  filesLabelled: 0,
  viewsAvoided: 0,
  addedToList: 0,
  workSeconds: 0,
  staffedSeconds: 0,
  hoursByShift: [0, 0, 0],
  measuredDays: 0,
  measuredTicks: 0,
  agencyDeliveries: new Float64Array(2),
  agencyStaffedSeconds: new Float64Array(2),
  subjectsWithCase: 0,
  subjectsDoubleAssigned: 0,
};

function emptyLevel(level: string): BundleFigures["levels"][number] {
  const sizes = new Uint16Array(1);
  const none = new Uint32Array(0);
  return { level, truth: sumEntities(sizes), cells: sumCells(largeBundles(none, 0), none, sizes) };
}

const noPairs = { reports: 0, truePairs: 0, providerPairs: 0, foundProviderPairs: 0, compared: null };

const noLinks = { counts: createLinkCounts(), reviewSeconds: 0 };

/** Scores of a replication without a report to dedup. */
export function scored(
  tally: Tally,
  desk: DeskFigures,
  follow: (events: UrgentEvents) => void = () => {},
  truth = truthOf([]),
): ReadonlyMap<string, Measured> {
  const events = new UrgentEvents(tally, truth);
  follow(events);
  const bundles = { levels: entityLevels.map(emptyLevel), pairs: noPairs, links: noLinks };
  return scoreReplication({ tally, events, scores: noScores(toyCells) }, desk, bundles);
}

/** Counts of nothing. */
export function emptyTally(): Tally {
  return createTally(1, 2);
}
