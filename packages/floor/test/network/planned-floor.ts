import type { ItemChance } from "../../src/network/item-chance.kernel.ts";
import type { DeskPlan, ItemKind, NetworkOutcome, NetworkPlan } from "../../src/network/plan.ts";
import { runItems } from "../../src/network/run-network.kernel.ts";
import { createTrace, fates } from "../../src/network/visit-trace.kernel.ts";

const hour = 3600;

/** A kind of item, of priority 3 unless told otherwise, that comes to desk 0 and is patient. */
export function kindOf(name: string, of: Partial<ItemKind> = {}): ItemKind {
  const batch = { law: "fixed", items: 1 } as const;
  return { name, priority: 3, perHour: 60, rhythm: null, batch, desk: 0, patience: null, ...of };
}

/** A desk for `kinds` kinds with one server and a service of 10 seconds, after which items leave, unless told otherwise. */
export function deskOf(name: string, kinds: number, of: Partial<DeskPlan> = {}): DeskPlan {
  return {
    name,
    staffing: { fromSeconds: Float64Array.of(0), servers: Uint32Array.of(1) },
    discipline: "nonPreemptive",
    shiftEnd: "finish",
    waitingRoom: Number.POSITIVE_INFINITY,
    service: Array.from({ length: kinds }, () => ({ law: "fixed", seconds: 10 })),
    routes: Array.from({ length: kinds }, () => []),
    ...of,
  };
}

/** A plan of an hour without a warm-up. */
export function planOf(
  kinds: readonly ItemKind[],
  desks: readonly DeskPlan[],
  of: Partial<NetworkPlan> = {},
): NetworkPlan {
  return { kinds, desks, warmupSeconds: 0, endSeconds: hour, ...of };
}

/** Runs a plan to which items come at given times, by kind, one at a time; nothing else is left to chance. Tells every visit that ended. */
export function runPlanned(plan: NetworkPlan, times: readonly (readonly number[])[]) {
  const chance: ItemChance = {
    batchAt: (kind, batch) => times[kind]?.[batch] ?? Number.POSITIVE_INFINITY,
    batchSize: () => 1,
    serviceSeconds: (desk, kind) => secondsOf(plan.desks[desk]?.service[kind]),
    patienceSeconds: (kind) => secondsOf(plan.kinds[kind]?.patience ?? undefined),
    way: () => 0.5,
  };
  const trace = createTrace();
  const outcome: NetworkOutcome = runItems(plan, chance, trace);
  const names = Object.keys(fates);
  const visits = Array.from({ length: trace.count }, (_, row) => {
    const who = `${plan.kinds[trace.kind[row] ?? 0]?.name} ${trace.item[row]}`;
    return `${who} ${names[trace.fate[row] ?? 0]} by ${plan.desks[trace.desk[row] ?? 0]?.name} at ${trace.endedAt[row]}`;
  });
  return { outcome, visits };
}

function secondsOf(law: DeskPlan["service"][number] | undefined): number {
  return law?.law === "fixed" ? law.seconds : Number.POSITIVE_INFINITY;
}
