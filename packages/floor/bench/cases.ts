import type { ItemKind, NetworkPlan, TimeLaw } from "../src/network/plan.ts";

/** A desk to be timed. */
export interface SpeedCase {
  readonly name: string;
  readonly servers: number;
  readonly load: number;
  readonly priorities: readonly number[];
  readonly patience: TimeLaw | null;
}

const plain = { servers: 1, load: 0.8, priorities: [1], patience: null };

/** What a reader may compare with other simulators. */
export const speedCases: readonly SpeedCase[] = [
  { ...plain, name: "M/M/1" },
  { ...plain, name: "M/M/10", servers: 10 },
  { ...plain, name: "three priorities", priorities: [1, 2, 3] },
  { ...plain, name: "M/M/10 with reneging", servers: 10, load: 1, patience: { law: "exponential", meanSeconds: 2 } },
];

/** A floor to which about so many customers come; services take a second on the average. */
export function planOf({ servers, load, priorities, patience }: SpeedCase, customers: number): NetworkPlan {
  const perSecond = servers * load;
  const service: TimeLaw = { law: "exponential", meanSeconds: 1 };
  const kinds = priorities.map((priority): ItemKind => {
    const perHour = (3600 * perSecond) / priorities.length;
    const batch = { law: "fixed", items: 1 } as const;
    return { name: `priority ${priority}`, priority, perHour, rhythm: null, batch, desk: 0, patience };
  });
  const desk = {
    name: "desk",
    staffing: { fromSeconds: Float64Array.of(0), servers: Uint32Array.of(servers) },
    discipline: "nonPreemptive",
    shiftEnd: "finish",
    waitingRoom: Number.POSITIVE_INFINITY,
    service: kinds.map(() => service),
    routes: kinds.map(() => []),
  } as const;
  return { kinds, desks: [desk], warmupSeconds: 0, endSeconds: customers / perSecond };
}
