import { InvariantError } from "@tipbench/vocabulary";
import { type Desks, priorityLevels } from "../desk-state.ts";
import type { TimeFigures, VisitFigures } from "./plan.ts";
import { addTime, mergedTimes, type TimeSums, timeFigures, timeSums } from "./time-sums.kernel.ts";
import { fates } from "./visit-trace.kernel.ts";

/** What the visits were like that arrived at or after `fromSeconds`; by `desk * kinds + kind`. */
export interface VisitSums {
  readonly kinds: number;
  readonly fromSeconds: number;
  readonly arrived: Float64Array;
  readonly lost: Float64Array;
  readonly left: Float64Array;
  readonly wait: readonly TimeSums[];
  readonly stay: readonly TimeSums[];
}

/** No visits. */
export function createVisitSums(desks: number, kinds: number, fromSeconds: number): VisitSums {
  const cells = desks * kinds;
  return {
    kinds,
    fromSeconds,
    arrived: new Float64Array(cells),
    lost: new Float64Array(cells),
    left: new Float64Array(cells),
    wait: Array.from({ length: cells }, timeSums),
    stay: Array.from({ length: cells }, timeSums),
  };
}

/** Counts an arrival. */
export function addArrival(sums: VisitSums, desk: number, kind: number, at: number): void {
  const cell = desk * sums.kinds + kind;
  if (at >= sums.fromSeconds) sums.arrived[cell] = sums.arrived[cell]! + 1;
}

/** Counts the end of an item's visit. */
export function addEnd(sums: VisitSums, { items }: Desks, item: number, at: number, fate: number): void {
  const arrivedAt = items.arrivedAt[item]!;
  if (arrivedAt < sums.fromSeconds) return;
  const cell = items.desk[item]! * sums.kinds + items.target[item]!;
  if (fate === fates.lost) {
    sums.lost[cell] = sums.lost[cell]! + 1;
    return;
  }
  addTime(sums.wait[cell]!, items.idleSeconds[item]!);
  if (fate === fates.served) addTime(sums.stay[cell]!, at - arrivedAt);
  else sums.left[cell] = sums.left[cell]! + 1;
}

/** Counts those of the measured visits that are still at desks, by walking queues and servers. */
function countOpen({ kinds, fromSeconds, arrived }: VisitSums, desks: Desks): Float64Array {
  const { items } = desks;
  const open = new Float64Array(arrived.length);
  const count = (item: number): void => {
    const cell = items.desk[item]! * kinds + items.target[item]!;
    if (items.arrivedAt[item]! >= fromSeconds) open[cell] = open[cell]! + 1;
  };
  for (let queue = 0; queue < desks.count * priorityLevels; queue++) {
    for (let item = desks.head[queue]!; item >= 0; item = items.next[item]!) count(item);
  }
  for (let desk = 0; desk < desks.count; desk++) {
    const base = desks.first[desk]!;
    desks.serving.subarray(base, base + desks.busy[desk]!).forEach(count);
  }
  return open;
}

/** The figures by desk and kind. Throws InvariantError where those that came are not those that ended or are there. */
export function visitFigures(sums: VisitSums, desks: Desks): readonly (readonly VisitFigures[])[] {
  const open = countOpen(sums, desks);
  const figures = sums.wait.map((wait, cell): VisitFigures => {
    const stay = timeFigures(sums.stay[cell]!);
    const ended = stay.count + sums.lost[cell]! + sums.left[cell]!;
    const arrived = sums.arrived[cell]!;
    if (arrived !== ended + open[cell]!) {
      throw new InvariantError(
        `visits at desk ${Math.floor(cell / sums.kinds)}: ${arrived} came, ${ended} ended, ${open[cell]} are there`,
      );
    }
    return {
      arrived,
      served: stay.count,
      lost: sums.lost[cell]!,
      left: sums.left[cell]!,
      open: open[cell]!,
      wait: timeFigures(wait),
      stay,
    };
  });
  return Array.from({ length: desks.count }, (_, desk) => figures.slice(desk * sums.kinds, (desk + 1) * sums.kinds));
}

/** By desk, the waits of all kinds together. */
export function deskWaits({ kinds, wait }: VisitSums): readonly TimeFigures[] {
  return Array.from({ length: wait.length / kinds }, (_, desk) =>
    timeFigures(mergedTimes(wait.slice(desk * kinds, (desk + 1) * kinds))),
  );
}
