import type { BatchLaw, DeskPlan, ItemKind, NetworkPlan, TimeLaw } from "../../src/network/plan.ts";

/** How many customers a replication has on the average, and how many of them come before measures begin. */
export interface Span {
  readonly customers: number;
  readonly warmup: number;
}

/** A class of customers; what is not said is priority 1, one at a time, patient. */
export interface LoneClass {
  readonly perSecond: number;
  readonly service: TimeLaw;
  readonly priority?: number;
  readonly batch?: BatchLaw;
  readonly patience?: TimeLaw;
}

/** A floor with one desk; what is not said is that all may wait, and that nobody is interrupted. */
export interface LoneDesk {
  readonly servers: number;
  readonly classes: readonly LoneClass[];
  readonly waitingRoom?: number;
  readonly discipline?: DeskPlan["discipline"];
}

/** One customer at a time. */
export const singly: BatchLaw = { law: "fixed", items: 1 };

function kindOf({ perSecond, priority = 1, batch = singly, patience }: LoneClass, number: number): ItemKind {
  const meanItems = batch.law === "fixed" ? batch.items : batch.meanItems;
  const perHour = (3600 * perSecond) / meanItems;
  return { name: `class ${number}`, priority, perHour, rhythm: null, batch, desk: 0, patience: patience ?? null };
}

/** Servers that are always there. */
export function steady(servers: number): DeskPlan["staffing"] {
  return { fromSeconds: Float64Array.of(0), servers: Uint32Array.of(servers) };
}

/** The plan of a lone desk, as long as so many customers take. */
export function lonePlan({ servers, classes, waitingRoom, discipline }: LoneDesk, span: Span): NetworkPlan {
  const perSecond = classes.reduce((sum, of) => sum + of.perSecond, 0);
  const desk: DeskPlan = {
    name: "desk",
    staffing: steady(servers),
    discipline: discipline ?? "nonPreemptive",
    shiftEnd: "finish",
    waitingRoom: waitingRoom ?? Number.POSITIVE_INFINITY,
    service: classes.map(({ service }) => service),
    routes: classes.map(() => []),
  };
  return {
    kinds: classes.map(kindOf),
    desks: [desk],
    warmupSeconds: span.warmup / perSecond,
    endSeconds: span.customers / perSecond,
  };
}
