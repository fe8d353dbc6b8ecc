/** An item as it comes to a desk. */
export interface SlowItem {
  readonly at: number;
  readonly kind: number;
  readonly priority: number;
  readonly service: number;
  readonly deadline: number;
}

/** What became of it: `begin` Infinity: never, -Infinity: there was no place to wait. */
export interface SlowVisit {
  readonly at: number;
  readonly kind: number;
  readonly begin: number;
  readonly finish: number;
}

/** A desk, and from when on the most who wait are counted. */
export interface SlowPlan {
  readonly servers: number;
  readonly waitingRoom: number;
  readonly measureFrom: number;
}

/** All visits, and the most who waited at a time. */
export interface SlowHistory {
  readonly visits: readonly SlowVisit[];
  readonly mostWaiting: number;
}

/**
 * What happens at one desk, by an event at a time: the next completion, or else the next arrival, or else the next deadline. `items` are
 * in the order in which they come.
 */
export function slowHistory(plan: SlowPlan, items: readonly SlowItem[]): SlowHistory {
  const visits: SlowVisit[] = [];
  const serving: number[] = [];
  let waiting: SlowItem[] = [];
  let mostWaiting: number | null = null;
  const coming = [...items];
  const begin = (item: SlowItem, at: number): void => {
    serving.push(at + item.service);
    visits.push({ at: item.at, kind: item.kind, begin: at, finish: at + item.service });
  };
  for (;;) {
    const completion = Math.min(...serving, Number.POSITIVE_INFINITY);
    const arrival = coming[0]?.at ?? Number.POSITIVE_INFINITY;
    const deadline = Math.min(...waiting.map((item) => item.deadline), Number.POSITIVE_INFINITY);
    const at = Math.min(completion, arrival, deadline);
    const isMeasured = at > plan.measureFrom || (at === plan.measureFrom && completion > at);
    if (isMeasured) mostWaiting = Math.max(mostWaiting ?? 0, waiting.length);
    if (at === Number.POSITIVE_INFINITY) return { visits, mostWaiting: mostWaiting ?? 0 };
    if (completion === at) {
      serving.splice(serving.indexOf(at), 1);
      const [best] = waiting.toSorted((x, y) => x.priority - y.priority);
      waiting = waiting.filter((item) => item !== best);
      if (best) begin(best, at);
    } else if (arrival === at) {
      const [item] = coming.splice(0, 1);
      if (!item) continue;
      if (serving.length < plan.servers) begin(item, at);
      else if (waiting.length < plan.waitingRoom) waiting.push(item);
      else visits.push({ at, kind: item.kind, begin: Number.NEGATIVE_INFINITY, finish: at });
    } else {
      const gone = waiting.find((item) => item.deadline === at);
      waiting = waiting.filter((item) => item !== gone);
      if (gone) visits.push({ at: gone.at, kind: gone.kind, begin: Number.POSITIVE_INFINITY, finish: at });
    }
  }
}
