/** What is done at desks, in order of time. */
export type Deed =
  | {
      readonly kind: "arrive";
      readonly at: number;
      readonly desk: number;
      readonly priority: number;
      readonly service: number;
      /** It goes without an item, if it need not wait. */
      readonly isUnasked: boolean;
    }
  /** Raises or takes away the visit that the n-th arrival began, if it waits. */
  | { readonly kind: "raise"; readonly at: number; readonly visit: number; readonly priority: number }
  | { readonly kind: "withdraw"; readonly at: number; readonly visit: number };

interface Visit {
  readonly visit: number;
  readonly service: number;
  priority: number;
  finish: number;
}

interface SlowDesk {
  readonly free: { count: number };
  readonly serving: Visit[];
  /** In the order in which they came to stand in line. */
  readonly waiting: Visit[];
}

/** When each visit ends (NaN: taken away), by a list of events that is searched afresh at every step. */
export function slowFinishes(servers: readonly number[], deeds: readonly Deed[]): number[] {
  const desks = servers.map((count): SlowDesk => ({ free: { count }, serving: [], waiting: [] }));
  const visits: { visit: Visit; desk: SlowDesk }[] = [];
  for (const deed of deeds) {
    for (const desk of desks) work(desk, deed.at);
    if (deed.kind === "arrive") {
      const desk = desks[deed.desk];
      if (!desk) continue;
      const visit = { visit: visits.length, service: deed.service, priority: deed.priority, finish: Number.NaN };
      visits.push({ visit, desk });
      desk.waiting.push(visit);
      begin(desk, deed.at);
      continue;
    }
    const found = visits[deed.visit];
    const place = found ? found.desk.waiting.indexOf(found.visit) : -1;
    if (!found || place < 0) continue;
    if (deed.kind === "raise" && deed.priority >= found.visit.priority) continue;
    found.desk.waiting.splice(place, 1);
    if (deed.kind === "withdraw") continue;
    found.visit.priority = deed.priority;
    found.desk.waiting.push(found.visit);
  }
  for (const desk of desks) work(desk, Number.POSITIVE_INFINITY);
  return visits.map(({ visit }) => visit.finish);
}

function work(desk: SlowDesk, until: number): void {
  for (;;) {
    const next = desk.serving.reduce((least, { finish }) => Math.min(least, finish), Number.POSITIVE_INFINITY);
    if (next > until || desk.serving.length === 0) return;
    const ended = desk.serving.findIndex(({ finish }) => finish === next);
    desk.serving.splice(ended, 1);
    desk.free.count += 1;
    begin(desk, next);
  }
}

function begin({ free, serving, waiting }: SlowDesk, at: number): void {
  if (free.count === 0 || waiting.length === 0) return;
  const best = waiting.reduce((first, visit) => (visit.priority < first.priority ? visit : first));
  waiting.splice(waiting.indexOf(best), 1);
  best.finish = at + best.service;
  serving.push(best);
  free.count -= 1;
}
