import { drawUniform } from "@tipbench/random";
import type { EventRules, ShareRule } from "../event-rules.ts";
import { isViral, viralContent } from "./content.kernel.ts";
import type { Lineage } from "./lineage.kernel.ts";
import { gradeAt, harmlessAt, type TruthSource } from "./truth.kernel.ts";

/** What decides whether a submission is sent. */
export interface UnsentSource extends TruthSource {
  readonly rules: EventRules;
  /** By sender: repeated submissions that it does not hold back, and harmless reports that it does. */
  readonly duplicatesShare: Float64Array;
  readonly withholdsShare: Float64Array;
}

/** Rows of a tick, and what becomes of them. */
export interface TickRows extends Lineage {
  /** 1: not sent, or part of the batch of an earlier row. */
  readonly gone: Uint8Array;
  /** Events in the submission; 0 unless it is batched. */
  readonly batchedEvents: Uint16Array;
}

const imminent = 2;
const ruleDraws = 2; // draws an event of the scenario

function holds({ fromTick, toTick }: ShareRule, tick: number): boolean {
  return tick >= fromTick && tick < toTick;
}

/** Marks what senders hold back whatever the time: repeats, and content shared without malice. */
function markHeldBack(source: UnsentSource, first: number, end: number, out: TickRows): void {
  const { keys, duplicatesShare, withholdsShare } = source;
  for (let row = first; row < end; row++) {
    const sender = out.provider[row]!;
    const submission = out.submission[row]!;
    let gone = 0;
    if (out.event[row]! !== submission && drawUniform(keys.heldBack, submission, 0) >= duplicatesShare[sender]!)
      gone = 1;
    else if (
      withholdsShare[sender]! > 0 &&
      drawUniform(keys.heldBack, out.event[row]!, 1) < withholdsShare[sender]! &&
      harmlessAt(source, row, out) === 1
    ) {
      gone = 1;
    }
    out.gone[row] = gone;
  }
}

function markOutage({ keys }: UnsentSource, rule: ShareRule, first: number, end: number, out: TickRows): void {
  for (let row = first; row < end; row++) {
    if (rule.isMeant[out.provider[row]!] === 0) continue;
    if (drawUniform(keys.rules, out.submission[row]!, ruleDraws * rule.index) < rule.share) out.gone[row] = 1;
  }
}

function markEncryption(
  source: UnsentSource,
  rule: EventRules["encryptions"][number],
  first: number,
  end: number,
  out: TickRows,
): void {
  for (let row = first; row < end; row++) {
    if (rule.isMeant[out.provider[row]!] === 0) continue;
    const share = gradeAt(source, row, out) === imminent ? rule.imminentShare : rule.share;
    if (drawUniform(source.keys.rules, out.event[row]!, ruleDraws * rule.index) < share) out.gone[row] = 1;
  }
}

/** Batches routine reports of one viral content by one sender: the first of them stands for all. */
function markBatches(source: UnsentSource, rule: ShareRule, first: number, end: number, out: TickRows): void {
  const heads = new Map<number, number>();
  for (let row = first; row < end; row++) {
    const event = out.event[row]!;
    if (rule.isMeant[out.provider[row]!] === 0 || out.gone[row] === 1 || !isViral(source, event)) continue;
    if (drawUniform(source.keys.rules, event, ruleDraws * rule.index) >= rule.share) continue;
    if (gradeAt(source, row, out) !== 0) continue;
    const batch = viralContent(source, event) * 256 + out.provider[row]!;
    const head = heads.get(batch) ?? row;
    heads.set(batch, head);
    out.batchedEvents[head] = out.batchedEvents[head]! + 1;
    if (head !== row) out.gone[row] = 1;
  }
}

/** Decides about the rows `[first, end)`, which are those of one tick (counted from the first of the warm-up). */
export function markUnsent(source: UnsentSource, tick: number, first: number, end: number, out: TickRows): void {
  const { outages, encryptions, batchings } = source.rules;
  out.batchedEvents.fill(0, first, end);
  markHeldBack(source, first, end, out);
  for (const rule of outages) if (holds(rule, tick)) markOutage(source, rule, first, end, out);
  for (const rule of encryptions) if (holds(rule, tick)) markEncryption(source, rule, first, end, out);
  for (const rule of batchings) if (holds(rule, tick)) markBatches(source, rule, first, end, out);
}

/** Moves the rows that are sent to the front, tick by tick. Same as `filter`; returns how many there are. */
export function keepSent(out: TickRows, receivedAt: Int32Array, tickRows: Uint32Array, ticks: number): number {
  const { gone } = out;
  let kept = 0;
  for (let tick = 0; tick < ticks; tick++) {
    const end = tickRows[tick + 1]!;
    let run = tickRows[tick]!;
    tickRows[tick] = kept;
    while (run < end) {
      let row = run;
      while (row < end && gone[row] === 0) row += 1;
      if (kept !== run) moveRows(out, receivedAt, run, row, kept);
      kept += row - run;
      run = row + 1;
    }
  }
  tickRows[ticks] = kept;
  return kept;
}

function moveRows(out: TickRows, receivedAt: Int32Array, from: number, end: number, to: number): void {
  receivedAt.copyWithin(to, from, end);
  out.submission.copyWithin(to, from, end);
  out.event.copyWithin(to, from, end);
  out.incident.copyWithin(to, from, end);
  out.subject.copyWithin(to, from, end);
  out.account.copyWithin(to, from, end);
  out.provider.copyWithin(to, from, end);
  out.eventProvider.copyWithin(to, from, end);
  out.homeGroup.copyWithin(to, from, end);
  out.batchedEvents.copyWithin(to, from, end);
}
