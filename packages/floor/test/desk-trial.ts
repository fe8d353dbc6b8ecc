import { drawExponential, drawUniform, keyOf } from "@tipbench/random";
import { advanceDesk, arriveAtDesk, createDesks, type Desks } from "../src/desks.kernel.ts";
import { freeItem, takeItem } from "../src/items.kernel.ts";

/** A desk under exponential times; a class of arrivals has its rate and is its place + 1 in priority. */
export interface Trial {
  readonly classRates: readonly number[];
  readonly meanService: number;
  readonly servers: number;
  readonly customers: number;
  /** Customers at the beginning that are not measured. */
  readonly warmup: number;
}

/** Mean wait of each class, and the desks as the trial left them. */
export interface TrialOutcome {
  readonly waits: readonly number[];
  readonly desks: Desks;
}

/** Serves one stream of customers; the words name it. */
export function runTrial(trial: Trial, ...words: readonly string[]): TrialOutcome {
  const { classRates, meanService, servers, customers, warmup } = trial;
  const total = classRates.reduce((sum, rate) => sum + rate, 0);
  const [arrivals, classes, services] = ["arrivals", "classes", "services"].map((purpose) => keyOf(...words, purpose));
  if (!arrivals || !classes || !services) throw new RangeError("a trial has three keys");
  const desks = createDesks([servers]);
  const waits = new Float64Array(classRates.length);
  const counts = new Float64Array(classRates.length);
  let at = 0;
  for (let customer = 0; customer < customers; customer++) {
    at += drawExponential(arrivals, customer, 0, 1 / total);
    const level = levelOf(classRates, drawUniform(classes, customer, 0) * total);
    const item = takeItem(desks.items, level + 1, drawExponential(services, customer, 0, meanService), customer);
    arriveAtDesk(desks, 0, item, at);
    collectWaits(desks, warmup, waits, counts);
  }
  advanceDesk(desks, 0, Number.POSITIVE_INFINITY);
  collectWaits(desks, warmup, waits, counts);
  return { waits: [...waits].map((sum, level) => sum / (counts[level] ?? 0)), desks };
}

function levelOf(rates: readonly number[], point: number): number {
  let level = 0;
  let end = rates[0] ?? 0;
  while (point >= end && level < rates.length - 1) end += rates[++level] ?? 0;
  return level;
}

function collectWaits({ completed, items }: Desks, warmup: number, waits: Float64Array, counts: Float64Array): void {
  for (let i = 0; i < completed.count; i++) {
    const item = completed.item[i] ?? 0;
    const level = (items.priority[item] ?? 0) - 1;
    if ((items.payload[item] ?? 0) >= warmup) {
      const began = (completed.at[i] ?? 0) - (items.serviceSeconds[item] ?? 0);
      waits[level] = (waits[level] ?? 0) + began - (items.arrivedAt[item] ?? 0);
      counts[level] = (counts[level] ?? 0) + 1;
    }
    freeItem(items, item);
  }
  completed.count = 0;
}

/** How many standard errors the mean of independent values lies from `expected`. */
export function zScore(values: readonly number[], expected: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return (mean - expected) / Math.sqrt(squares / (values.length - 1) / values.length);
}
