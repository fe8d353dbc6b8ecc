import fc from "fast-check";
import { type ItemChance, keyedChance } from "../../src/network/item-chance.kernel.ts";
import { type DeskPlan, type ItemKind, type NetworkPlan, type TimeLaw, unlimited } from "../../src/network/plan.ts";

const wholeTimes: fc.Arbitrary<TimeLaw> = fc.oneof(
  fc.record({ law: fc.constant("fixed" as const), seconds: fc.nat(4) }),
  fc.record({
    law: fc.constant("empirical" as const),
    seconds: fc.array(fc.nat(8), { minLength: 1, maxLength: 4 }),
  }),
);

function kinds(desks: number): fc.Arbitrary<ItemKind[]> {
  const kind = fc.record({
    priority: fc.integer({ min: 1, max: 3 }),
    perHour: fc.constantFrom(0, 600, 1800, 3600),
    rhythm: fc.constantFrom(null, { cycleSeconds: 20, factors: [0.5, 0, 2.5, 1] }),
    batch: fc.constantFrom<ItemKind["batch"]>(
      { law: "fixed", items: 1 },
      { law: "fixed", items: 3 },
      { law: "geometric", meanItems: 1.5 },
    ),
    desk: fc.nat(desks - 1),
    patience: fc.option(wholeTimes),
  });
  return fc
    .array(kind, { minLength: 1, maxLength: 3 })
    .map((all) => all.map((of, number) => ({ ...of, name: `kind ${number}` })));
}

const staffing = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 15 }), servers: fc.constantFrom(0, 0, 1, 1, 2, 3, unlimited) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((steps) => {
    let at = 0;
    const from = steps.map(({ gap }, step) => {
      at += step === 0 ? 0 : gap;
      return at;
    });
    return { fromSeconds: Float64Array.from(from), servers: Uint32Array.from(steps, ({ servers }) => servers) };
  });

function desks(count: number, kindCount: number): fc.Arbitrary<DeskPlan[]> {
  const byKind = { minLength: kindCount, maxLength: kindCount };
  const route = fc.record({ toDesk: fc.nat(count - 1), share: fc.constantFrom(0.2, 0.4) });
  const desk = fc.record({
    staffing,
    discipline: fc.constantFrom("nonPreemptive" as const, "preemptiveResume" as const),
    shiftEnd: fc.constantFrom("finish" as const, "handOver" as const),
    waitingRoom: fc.constantFrom(0, 1, 3, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
    service: fc.array(wholeTimes, byKind),
    routes: fc.array(fc.array(route, { maxLength: 2 }), byKind),
  });
  return fc
    .array(desk, { minLength: count, maxLength: count })
    .map((all) => all.map((of, number) => ({ ...of, name: `desk ${number}` })));
}

/** Small floors of every sort, whose times are whole seconds (with `wholeChance`), so that much happens at one time. */
export const randomPlans: fc.Arbitrary<NetworkPlan> = fc
  .integer({ min: 1, max: 3 })
  .chain((count) => kinds(count).chain((of) => desks(count, of.length).map((all) => ({ kinds: of, desks: all }))))
  .map((plan) => ({ ...plan, warmupSeconds: 10, endSeconds: 60 }));

/** The chance of a floor, but batches come at whole seconds. */
export function wholeChance(plan: NetworkPlan, ...words: readonly string[]): ItemChance {
  const chance = keyedChance(plan, words);
  return {
    batchAt: (kind, batch) => Math.floor(chance.batchAt(kind, batch)),
    batchSize: (kind, batch) => chance.batchSize(kind, batch),
    serviceSeconds: (desk, kind, item, visit) => chance.serviceSeconds(desk, kind, item, visit),
    patienceSeconds: (kind, item, visit) => chance.patienceSeconds(kind, item, visit),
    way: (kind, item, visit) => chance.way(kind, item, visit),
  };
}
