import type { DeskPlan, ItemKind, NetworkPlan } from "../../src/network/plan.ts";

/** A kind of item that comes to the first desk, three hundred an hour unless said otherwise. */
export function trialKind(name: string, of: Partial<ItemKind> = {}): ItemKind {
  const batch = { law: "fixed", items: 1 } as const;
  return { name, priority: 1, perHour: 300, rhythm: null, batch, desk: 0, patience: null, ...of };
}

/** A floor of one desk with two servers and services of 20 seconds, exponential; what is given replaces it. */
export function trialPlan(kinds: readonly ItemKind[], of: Partial<DeskPlan> = {}, endSeconds = 36_000): NetworkPlan {
  const desk: DeskPlan = {
    name: "desk",
    staffing: { fromSeconds: Float64Array.of(0), servers: Uint32Array.of(2) },
    discipline: "nonPreemptive",
    shiftEnd: "finish",
    waitingRoom: Number.POSITIVE_INFINITY,
    service: kinds.map(() => ({ law: "exponential", meanSeconds: 20 })),
    routes: kinds.map(() => []),
    ...of,
  };
  return { kinds, desks: [desk], warmupSeconds: 0, endSeconds };
}
