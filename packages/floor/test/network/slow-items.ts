import { drawExponential, drawGeometric, keyOf } from "@tipbench/random";
import type { ItemKind, NetworkPlan, TimeLaw } from "../../src/network/plan.ts";
import type { SlowItem } from "./slow-desk.ts";

/** Seconds by one of the laws that need one draw. */
function secondsOf(law: TimeLaw, words: readonly string[], n: number): number {
  if (law.law === "fixed") return law.seconds;
  if (law.law === "exponential") return drawExponential(keyOf(...words), n, 0, law.meanSeconds);
  throw new RangeError(`no ${law.law} times here`);
}

/** Rate a second at a time. */
function rateAt({ perHour, rhythm }: ItemKind, part: number): number {
  return (perHour / 3600) * (rhythm ? (rhythm.factors[part % rhythm.factors.length] ?? 0) : 1);
}

/** Time at which the cumulated rate reaches a value, by adding up part after part. */
function timeOf(kind: ItemKind, cumulated: number): number {
  const { rhythm } = kind;
  if (rhythm === null) return cumulated / rateAt(kind, 0);
  const seconds = rhythm.cycleSeconds / rhythm.factors.length;
  let left = cumulated;
  let part = 0;
  for (; left > rateAt(kind, part) * seconds; part++) left -= rateAt(kind, part) * seconds;
  return part * seconds + left / rateAt(kind, part);
}

function batchSize({ batch, name }: ItemKind, words: readonly string[], number: number): number {
  if (batch.law === "fixed") return batch.items;
  return 1 + drawGeometric(keyOf(...words, "batches", name), number, 0, 1 / batch.meanItems);
}

function itemsOfKind(plan: NetworkPlan, code: number, words: readonly string[]): SlowItem[] {
  const kind = plan.kinds[code];
  const service = plan.desks[0]?.service[code];
  if (!kind || !service || kind.perHour === 0) return [];
  const items: SlowItem[] = [];
  let cumulated = 0;
  for (let number = 0; ; number++) {
    cumulated += drawExponential(keyOf(...words, "arrivals", kind.name), number, 0, 1);
    const at = timeOf(kind, cumulated);
    if (at > plan.endSeconds) return items;
    for (let i = batchSize(kind, words, number); i > 0; i--) {
      const n = items.length;
      const patience = kind.patience ? secondsOf(kind.patience, [...words, "patience", kind.name], n) : Infinity;
      const seconds = secondsOf(service, [...words, "service", kind.name], n);
      items.push({ at, kind: code, priority: kind.priority, service: seconds, deadline: at + patience });
    }
  }
}

/** All items that come to a floor with one desk, in order, from the contract of the draws. */
export function slowItems(plan: NetworkPlan, words: readonly string[]): SlowItem[] {
  return plan.kinds
    .flatMap((_, kind) => itemsOfKind(plan, kind, words))
    .toSorted((x, y) => x.at - y.at || x.priority - y.priority || x.kind - y.kind);
}
