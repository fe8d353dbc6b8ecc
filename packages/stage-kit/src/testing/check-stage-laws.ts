import { type BrokenLaw, findBrokenLaw, type LawSettings } from "./find-broken-law.ts";
import type { StageSubject } from "./open-stage.ts";
import { laws, shownColumns } from "./stage-laws.ts";
import { batchText, tickBatches } from "./stream-batch.ts";

/** How all laws are checked, or one; `law`, `seed` and `path` come from a failure's replay line. */
export interface AllLawsSettings extends LawSettings {
  /** One law of `stageLaws`, instead of all. */
  readonly law?: string;
}

/**
 * Holds a stage to the laws of its step over streams of synthetic reports. Throws an Error with the law, what was found, the smallest
 * stream that shows it, and the settings that replay it; RangeError where `law` is none of the step's.
 */
export function checkStageLaws(subject: StageSubject, settings: AllLawsSettings = {}): void {
  const own = laws.filter(({ steps }) => steps.includes(subject.step));
  const asked = settings.law === undefined ? own : own.filter(({ name }) => name === settings.law);
  if (asked.length === 0) throw new RangeError(`"${settings.law}" is no law of ${subject.step} stages`);
  for (const law of asked) {
    const broken = findBrokenLaw([law], subject, settings);
    if (broken) throw new Error(failureText(broken), { cause: broken.error });
  }
}

function failureText({ law, step, stage, stream, fault, seed, path }: BrokenLaw): string {
  const batches = tickBatches(stream, shownColumns(stage, stream), Number.MAX_SAFE_INTEGER).flat();
  return [
    `Stage "${stage.name}" (${step}) breaks the law "${law.name}".`,
    `  found   ${fault.found}`,
    `  expected ${fault.expected}`,
    ...batches.map((batch, tick) => `  tick ${tick}  ${batchText(batch)}`),
    `  replay  checkStageLaws(subject, { law: "${law.name}", seed: ${seed}, path: "${path}" })`,
  ].join("\n");
}
