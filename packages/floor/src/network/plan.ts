/** A law of times, in seconds. Lognormal and gamma are given by mean and coefficient of variation (standard deviation / mean). */
export type TimeLaw =
  | { readonly law: "fixed"; readonly seconds: number }
  | { readonly law: "exponential"; readonly meanSeconds: number }
  | { readonly law: "lognormal" | "gamma"; readonly meanSeconds: number; readonly variation: number }
  /** One of the values, each as likely as the others. */
  | { readonly law: "empirical"; readonly seconds: readonly number[] };

/** How many items come at once: always so many, or a geometric number of 1 or more with a mean. */
export type BatchLaw =
  | { readonly law: "fixed"; readonly items: number }
  | { readonly law: "geometric"; readonly meanItems: number };

/**
 * Number of servers over time, as steps: `servers[i]` from `fromSeconds[i]` on. The first step is at or before the start of the run;
 * steps are in order, no two at one time. 0 servers: the desk is closed, what comes waits. `unlimited` in place of a number: nobody
 * ever waits.
 */
export interface Staffing {
  readonly fromSeconds: Float64Array;
  readonly servers: Uint32Array;
}

/** Stands for as many servers as there are items. */
export const unlimited = 0xffffffff;

/** A kind of item: how it comes, where to, and how long it is willing to wait. */
export interface ItemKind {
  readonly name: string;
  /** 1 is served first. At most 8. */
  readonly priority: number;
  /** Batches an hour on the average; each is a Poisson arrival. 0: none comes from outside. */
  readonly perHour: number;
  /** Factors on the rate in equal parts of a cycle that begins with the run, mean 1 (24 of a day: `cycleSeconds` 86,400); null: the rate is constant. */
  readonly rhythm: { readonly cycleSeconds: number; readonly factors: readonly number[] } | null;
  readonly batch: BatchLaw;
  /** Number of the desk to which it comes. */
  readonly desk: number;
  /** How long it waits at a desk before it leaves for good; counted anew at each visit; null: for ever. */
  readonly patience: TimeLaw | null;
}

/** A desk: staff, and what it does with an item of each kind. */
export interface DeskPlan {
  readonly name: string;
  readonly staffing: Staffing;
  /**
   * `nonPreemptive`: what is in service is finished first. `preemptiveResume`: an item of a higher priority takes the server of the one
   * in service that has the lowest priority (of these, the last to arrive at the desk), which goes on later where it stopped. That may be
   * one who finishes after the end of the shift.
   */
  readonly discipline: "nonPreemptive" | "preemptiveResume";
  /**
   * When staff goes: `finish`: it finishes what it has in hand; `handOver`: the work of the lowest priority (of these, the last to arrive at
   * the desk) goes back to its place in the queue and is resumed. Whose service was interrupted has room to wait, and leaves no more.
   */
  readonly shiftEnd: "finish" | "handOver";
  /** Most items that may wait; one that finds no place is lost. Infinity: all may. 0 with c servers is Erlang's loss system. */
  readonly waitingRoom: number;
  /** By kind. */
  readonly service: readonly TimeLaw[];
  /** By kind: where an item goes after service; the shares sum to 1 at most, the rest leaves. */
  readonly routes: readonly (readonly Route[])[];
}

/** One way on from a desk. */
export interface Route {
  readonly toDesk: number;
  readonly share: number;
}

/**
 * A stand-alone floor. Time counts in seconds from the start of the run; measures begin at `warmupSeconds` and end at `endSeconds`.
 *
 * Order of events at one time: completions, then changes of staff, then arrivals, then deadlines; within one of these by priority, then by
 * the item's number (kind, then number within the kind), then by visit. An item whose service begins at its very deadline is served.
 *
 * Draws: item n of kind k (both from 0) has keys of its own for the time since the batch before (by number of the batch), the
 * size of its batch, each visit's service, patience and way on (by n and number of the visit). So no draw depends on the order of service, and two
 * floors that differ in staff meet the same items.
 */
export interface NetworkPlan {
  readonly kinds: readonly ItemKind[];
  readonly desks: readonly DeskPlan[];
  readonly warmupSeconds: number;
  readonly endSeconds: number;
}

/** What one kind met at one desk, over the visits that arrived from the end of the warm-up to the end. Seconds; null where there was none. */
export interface VisitFigures {
  readonly arrived: number;
  /** Finished by the end, lost for want of room, left at their deadline, and still there at the end. */
  readonly served: number;
  readonly lost: number;
  readonly left: number;
  readonly open: number;
  /** Of visits served or left: time at the desk without service. */
  readonly wait: TimeFigures;
  /** Of visits served: time at the desk. */
  readonly stay: TimeFigures;
}

/** Moments and quantiles of times; quantiles to 1 %. */
export interface TimeFigures {
  readonly count: number;
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  /** Share that is above 0. */
  readonly positiveShare: number | null;
}

/** What a desk was like from the end of the warm-up to the end, over time. */
export interface DeskTimes {
  readonly staffedSeconds: number;
  readonly busySeconds: number;
  /** Time averages, and the largest number waiting at any time. */
  readonly meanWaiting: number;
  readonly meanPresent: number;
  readonly mostWaiting: number;
}

/** One replication of a floor. */
export interface NetworkOutcome {
  /** By desk, then kind. */
  readonly visits: readonly (readonly VisitFigures[])[];
  readonly times: readonly DeskTimes[];
  /** By desk: the waits of all its kinds together, of the visits that are counted by kind. */
  readonly deskWaits: readonly TimeFigures[];
  /** Items that came from outside, warm-up included. */
  readonly items: number;
  /** Name of the executor that ran it. */
  readonly executor: string;
}
