import type { ArrivalFeed } from "./arrival-feed.kernel.ts";
import { arrivalFeed, fillBlock } from "./arrival-feed.kernel.ts";
import { type ItemBlock, partOfBlock } from "./arrival-stream.kernel.ts";
import { type DeskSums, deskTimes } from "./desk-times.ts";
import {
  accountArrivals,
  accountDepartures,
  assertFlow,
  type FlowAccount,
  flowAccount,
  moveOrigin,
} from "./flow-account.kernel.ts";
import type { KnownVisits } from "./known-visits.kernel.ts";
import type { NetworkOutcome, NetworkPlan } from "./plan.ts";
import type { QuickDesk } from "./quick-desk.ts";
import { recordVisits, type VisitRecord, visitFigures, visitRecord, waitFigures } from "./visit-record.kernel.ts";

interface QuickRun {
  readonly plan: NetworkPlan;
  readonly desk: QuickDesk;
  readonly account: FlowAccount;
  readonly record: VisitRecord;
  isMeasuring: boolean;
}

function book({ account, record, plan }: QuickRun, visits: KnownVisits): void {
  accountDepartures(account, visits.finish, visits.count, plan.endSeconds);
  recordVisits(record, visits);
}

function startMeasuring(run: QuickRun): void {
  run.isMeasuring = true;
  book(run, run.desk.measureFrom(run.plan.warmupSeconds));
}

/** Serves a block; one in which the warm-up ends is served in two parts. */
function serve(run: QuickRun, block: ItemBlock): void {
  const { desk, plan, isMeasuring } = run;
  if (isMeasuring) {
    book(run, desk.serve(block));
    return;
  }
  const first = block.at.subarray(0, block.count).findIndex((at) => at >= plan.warmupSeconds);
  const warmup = first < 0 ? block.count : first;
  book(run, desk.serve(partOfBlock(block, 0, warmup)));
  if (first < 0) return;
  startMeasuring(run);
  book(run, desk.serve(partOfBlock(block, warmup, block.count)));
}

function measuredSums({ record, plan }: QuickRun, servers: number): DeskSums {
  const { waitingSeconds, presentSeconds } = record;
  const seconds = plan.endSeconds - plan.warmupSeconds;
  return { seconds, staffedSeconds: servers * seconds, waitingSeconds, presentSeconds };
}

function serveAll(run: QuickRun, feed: ArrivalFeed): void {
  const { account, plan, desk } = run;
  while (fillBlock(feed)) {
    moveOrigin(account, feed.block.at[0] ?? 0);
    accountArrivals(account, feed.block.at, feed.block.count);
    serve(run, feed.block);
  }
  if (!run.isMeasuring) startMeasuring(run);
  book(run, desk.close(plan.endSeconds));
}

/** Runs a floor with one desk, which is handed in idle. Throws InvariantError where the desk loses an item or a second of a stay. */
export function runQuickDesk(
  plan: NetworkPlan,
  desk: QuickDesk,
  servers: number,
  words: readonly string[],
): NetworkOutcome {
  const run = { plan, desk, account: flowAccount(), record: visitRecord(plan), isMeasuring: false };
  serveAll(run, arrivalFeed(plan, words));
  assertFlow(run.account, run.record, plan.endSeconds);
  return {
    visits: [visitFigures(run.record)],
    times: [deskTimes(measuredSums(run, servers), desk.mostWaiting())],
    deskWaits: [waitFigures(run.record)],
    items: run.account.arrived,
    executor: desk.executor,
  };
}
