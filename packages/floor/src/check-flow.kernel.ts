import { InvariantError } from "@tipbench/vocabulary";
import { accountOf } from "./desk-accounts.kernel.ts";
import { unaskedBit } from "./desk-servers.kernel.ts";
import { type Desks, priorityLevels } from "./desk-state.ts";

/** Who is really at a desk: those in its queues, those on its servers, and how long all have been there. */
interface Presence {
  readonly waiting: number;
  readonly served: number;
  readonly ageSeconds: number;
}

/** Share by which the two sides of Little's law may differ. */
const tolerance = 1e-9;

/**
 * Asserts of every desk, by walking its queues and servers: that those found there are those that it counts; conservation, arrived = finished + lost + left +
 * found; and Little's law as the identity that it is over any run: the area under the number present = the stays of those gone + the ages of
 * those there (to 1e-9). Throws InvariantError with the desk and both figures.
 */
export function checkFlow(desks: Desks, names: readonly string[] = []): void {
  for (let desk = 0; desk < desks.count; desk++) {
    const name = `desk ${names[desk] ?? desk}`;
    const { untilSeconds, presentSeconds, staySeconds } = accountOf(desks.accounts, desk);
    const { waiting, served, ageSeconds } = presenceAt(desks, desk, untilSeconds);
    requireEqual(`${name}: waiting by count, found in its queues`, desks.waiting[desk]!, waiting, 0);
    const gone = desks.finished[desk]! + desks.lost[desk]! + desks.left[desk]!;
    const arrived = desks.arrived[desk]!;
    requireEqual(`${name}: arrived, served or lost or left or found there`, arrived, gone + waiting + served, 0);
    const counted = `${name}: seconds under the number present, seconds of stays`;
    requireEqual(counted, presentSeconds, staySeconds + ageSeconds, tolerance * Math.max(presentSeconds, 1));
  }
}

function requireEqual(what: string, left: number, right: number, margin: number): void {
  if (!(Math.abs(left - right) <= margin)) throw new InvariantError(`${what}: ${left} against ${right}`);
}

function presenceAt(desks: Desks, desk: number, until: number): Presence {
  const { items, head, waiting: counted } = desks;
  let waiting = 0;
  let ageSeconds = 0;
  for (let queue = desk * priorityLevels; queue < (desk + 1) * priorityLevels; queue++) {
    for (let item = head[queue]!; item >= 0 && waiting <= counted[desk]!; item = items.next[item]!) {
      waiting += 1;
      ageSeconds += until - items.arrivedAt[item]!;
    }
  }
  const served = desks.busy[desk]!;
  for (let place = desks.first[desk]!; place < desks.first[desk]! + served; place++) {
    const item = desks.serving[place]!;
    ageSeconds += until - (item >= unaskedBit ? desks.finishAt[place]! : items.arrivedAt[item]!);
  }
  return { waiting, served, ageSeconds };
}
