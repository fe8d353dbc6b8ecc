import fc from "fast-check";
import type { BatchLaw, ItemKind, NetworkPlan, TimeLaw } from "../../src/network/plan.ts";

const law: fc.Arbitrary<TimeLaw> = fc.oneof(
  fc.record({ law: fc.constant("fixed" as const), seconds: fc.nat(8) }),
  fc.record({ law: fc.constant("exponential" as const), meanSeconds: fc.integer({ min: 1, max: 8 }) }),
);
const batch: fc.Arbitrary<BatchLaw> = fc.oneof(
  fc.record({ law: fc.constant("fixed" as const), items: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ law: fc.constant("geometric" as const), meanItems: fc.integer({ min: 1, max: 3 }) }),
);
const rhythm = fc.constantFrom(null, { cycleSeconds: 60, factors: [0, 2, 1] });

function kindNamed(name: string): fc.Arbitrary<ItemKind> {
  return fc.record({
    name: fc.constant(name),
    priority: fc.integer({ min: 1, max: 3 }),
    perHour: fc.constantFrom(0, 300, 1200),
    rhythm,
    batch,
    desk: fc.constant(0),
    patience: fc.option(law, { freq: 2 }),
  });
}

/** Floors with one desk as the quick executors serve them: some 200 seconds, a few dozen items, much that happens at one time. */
export const lonePlans: fc.Arbitrary<NetworkPlan> = fc
  .record({
    kinds: fc.oneof(
      fc.tuple(kindNamed("a")),
      fc.tuple(kindNamed("a"), kindNamed("b")),
      fc.tuple(kindNamed("a"), kindNamed("b"), kindNamed("c")),
    ),
    services: fc.tuple(law, law, law),
    servers: fc.integer({ min: 1, max: 4 }),
    waitingRoom: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.nat(5)),
    warmupSeconds: fc.constantFrom(0, 47, 100),
  })
  .filter(({ kinds, waitingRoom }) => waitingRoom === Infinity || kinds.every(({ patience }) => patience === null))
  .map(({ kinds, services, servers, waitingRoom, warmupSeconds }) => ({
    kinds,
    desks: [
      {
        name: "desk",
        staffing: { fromSeconds: Float64Array.of(0), servers: Uint32Array.of(servers) },
        discipline: "nonPreemptive",
        shiftEnd: "finish",
        waitingRoom,
        service: services.slice(0, kinds.length),
        routes: kinds.map(() => []),
      },
    ],
    warmupSeconds,
    endSeconds: 190,
  }));
