import type { AnyBatch } from "@tipbench/columns";
import type { Feedback } from "../feedback.ts";
import type { LawFault, Teach, Trial } from "./law.ts";
import type { OpenStage } from "./open-stage.ts";
import { runStage } from "./run-stage.ts";
import { batchText, type HandedArray, spoil, valuesText } from "./stream-batch.ts";
import { difference } from "./stream-faults.ts";

/** The same columns, refusing every other name. */
function guarded<C extends object>(columns: C): C {
  return new Proxy(columns, {
    get(target, name, receiver) {
      if (!(name in target))
        throw new RangeError(`it asks for the column "${String(name)}", which reads does not name`);
      return Reflect.get(target, name, receiver);
    },
  });
}

/** Columns that a stage asks for and does not name: an error is thrown. */
export function strayColumn(trial: Trial): null {
  const ask = (stage: OpenStage, batch: AnyBatch) => stage.decide({ ...batch, columns: guarded(batch.columns) });
  runStage(trial.open(), trial, { ask });
  return null;
}

const arraysOf = ({ columns, fileOffsets }: AnyBatch): HandedArray[] => [...Object.values(columns), fileOffsets];
const taughtArrays = ({ labels, outcomes }: Feedback): HandedArray[] => [
  ...Object.values(labels),
  ...Object.values(outcomes),
];

/** A batch, or what it was taught, that is another one after the call. */
export function changedInput(trial: Trial): LawFault | null {
  let fault: LawFault | null = null;
  const note = (found: string): void => {
    fault ??= { found, expected: "what it was given, unchanged", said: [] };
  };
  const ask = (stage: OpenStage, batch: AnyBatch) => {
    const [before, text] = [valuesText(arraysOf(batch)), batchText(batch)];
    const decisions = stage.decide(batch);
    if (valuesText(arraysOf(batch)) !== before) note(`${text} became ${batchText(batch)}`);
    return decisions;
  };
  const teach: Teach = (stage, feedback) => {
    const before = valuesText(taughtArrays(feedback));
    stage.learn?.(feedback);
    if (valuesText(taughtArrays(feedback)) !== before) note("learn wrote into what it was told");
  };
  runStage(trial.open(), trial, { ask, teach });
  return fault;
}

/** Decisions where all that it was given is written over after each call. */
export function changedByLateReading(trial: Trial): LawFault | null {
  const kept = trial.whole();
  const ask = (stage: OpenStage, batch: AnyBatch) => {
    const decisions = stage.decide(batch);
    spoil(arraysOf(batch));
    return decisions;
  };
  const teach: Teach = (stage, feedback) => {
    stage.learn?.(feedback);
    spoil(taughtArrays(feedback));
  };
  const spoiled = runStage(trial.open(), trial, { ask, teach });
  return difference(
    { when: "where what it is given stays as it is", decisions: kept },
    { when: "where it is written over after each call", decisions: spoiled },
  );
}
