import { InvariantError } from "@tipbench/vocabulary";

/** Share of a unit, or of the mean number present, by which two sums of the same times may differ. */
const tolerance = 1e-9;

/**
 * Items that came and went, and the area under the number present, from the times of both kinds of event alone: it knows nothing of what one
 * item's stay was. Times are summed from an origin that moves along, so that a long run loses no digits.
 */
export interface FlowAccount {
  origin: number;
  arrived: number;
  departed: number;
  area: number;
}

/** An account at the start of a run. */
export function flowAccount(): FlowAccount {
  return { origin: 0, arrived: 0, departed: 0, area: 0 };
}

/** Moves the origin to a time. */
export function moveOrigin(account: FlowAccount, to: number): void {
  account.area += (account.arrived - account.departed) * (to - account.origin);
  account.origin = to;
}

/** Books the arrivals at the first `count` times. */
export function accountArrivals(account: FlowAccount, at: Float64Array, count: number): void {
  const { origin } = account;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += at[i]! - origin;
  account.area -= sum;
  account.arrived += count;
}

/** Books the departures at the first `count` times, of those that are not after `end`. */
export function accountDepartures(account: FlowAccount, at: Float64Array, count: number, end: number): void {
  const { origin } = account;
  let sum = 0;
  let departed = 0;
  for (let i = 0; i < count; i++) {
    if (at[i]! > end) continue;
    sum += at[i]! - origin;
    departed += 1;
  }
  account.area += sum;
  account.departed += departed;
}

/** What the items themselves say of a run: how many are gone and there, and their stays up to its end. */
export interface FoundFlow {
  readonly gone: number;
  readonly there: number;
  readonly staySeconds: number;
}

/**
 * Asserts that who came is gone or there (conservation), and that the area under the number present is the sum of the stays, those of
 * the items still there included: Little's law as it holds on every path (Little 1961, Stidham 1974). Throws InvariantError.
 */
export function assertFlow(account: FlowAccount, found: FoundFlow, end: number): void {
  moveOrigin(account, end);
  const { arrived, departed, area } = account;
  const { gone, there, staySeconds } = found;
  if (departed !== gone || arrived !== gone + there) {
    throw new InvariantError(
      `a desk: ${arrived} arrived and ${departed} departed, ${gone} found gone and ${there} there`,
    );
  }
  if (!(Math.abs(area - staySeconds) <= tolerance * (staySeconds + end))) {
    throw new InvariantError(`a desk: area ${area} under the number present, but stays of ${staySeconds} seconds`);
  }
}
