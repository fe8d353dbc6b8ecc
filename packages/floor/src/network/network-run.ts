import type { DeskAccount } from "../desk-accounts.kernel.ts";
import { createDesks, type Desks } from "../desk-state.ts";
import { type Agenda, createAgenda } from "./agenda.kernel.ts";
import { createDeadlines, type Deadlines } from "./deadlines.kernel.ts";
import type { ItemChance } from "./item-chance.kernel.ts";
import { createNewcomers, type Newcomers } from "./newcomers.kernel.ts";
import type { NetworkPlan } from "./plan.ts";
import { createVisitSums, type VisitSums } from "./visit-sums.kernel.ts";
import type { VisitTrace } from "./visit-trace.kernel.ts";

/** A floor at work. Of an item the target is its kind, the payload its number within the kind, the note its visit. */
export interface NetworkRun {
  readonly plan: NetworkPlan;
  readonly chance: ItemChance;
  readonly trace: VisitTrace | null;
  readonly desks: Desks;
  /** When something happens next at each desk by itself, then when the next batch of each kind comes. */
  readonly agenda: Agenda;
  /** By kind: number of the next batch, and of the next item. */
  readonly batch: Float64Array;
  readonly nextItem: Float64Array;
  readonly newcomers: Newcomers;
  readonly deadlines: Deadlines;
  readonly ways: Ways;
  readonly sums: VisitSums;
  /** Books of the desks at the end of the warm-up; empty before. */
  books: readonly DeskAccount[];
}

/** Ways on from desks. Those of `desk * kinds + kind` are the places from `first[it]` to `first[it + 1]`; `upTo` is their share and those before. */
export interface Ways {
  readonly first: Uint32Array;
  readonly toDesk: Uint16Array;
  readonly upTo: Float64Array;
}

function waysOf({ desks }: NetworkPlan): Ways {
  const cells = desks.flatMap(({ routes }) => routes);
  const first = new Uint32Array(cells.length + 1);
  cells.forEach((routes, cell) => {
    first[cell + 1] = (first[cell] ?? 0) + routes.length;
  });
  const upTo = cells.flatMap((routes) => {
    let sum = 0;
    return routes.map(({ share }) => {
      sum += share;
      return sum;
    });
  });
  const toDesk = cells.flatMap((routes) => routes.map((route) => route.toDesk));
  return { first, toDesk: Uint16Array.from(toDesk), upTo: Float64Array.from(upTo) };
}

/** A floor at time 0, before its first event. */
export function openNetwork(plan: NetworkPlan, chance: ItemChance, trace: VisitTrace | null): NetworkRun {
  const desks = createDesks(plan.desks);
  const kinds = plan.kinds.length;
  return {
    plan,
    chance,
    trace,
    desks,
    agenda: createAgenda([...desks.changeAt, ...plan.kinds.map((_, kind) => chance.batchAt(kind, 0))]),
    batch: new Float64Array(kinds),
    nextItem: new Float64Array(kinds),
    newcomers: createNewcomers(),
    deadlines: createDeadlines(),
    ways: waysOf(plan),
    sums: createVisitSums(desks.count, kinds, plan.warmupSeconds),
    books: [],
  };
}
