import { drawUniform, type Key } from "@tipbench/random";
import type { WorldValues } from "./parameters.ts";
import { recentShares, signalTable } from "./signals.ts";

/** What an analyst who makes no mistake says of a content; codes of `labelTypes` and `ageBands`, bits of `labelFlags`. */
export interface ContentLabel {
  type: number;
  age: number;
  flags: number;
}

/** Of the report in which the content is looked at: code of `grades`, and whether it is wrong about the person. */
export interface LabelledReport {
  readonly grade: number;
  readonly isWrongPerson: boolean;
}

/** Writes the label of a content into `out`. */
export type Labeller = (content: number, report: LabelledReport, out: ContentLabel) => void;

const types = { notRelevant: 1, undetermined: 2, relevant: 3 };
const ages = { undetermined: 1, youngest: 2, middle: 3, oldest: 4 };
const flags = { recent: 1, placeable: 2, generated: 4 };
/** Index of each draw of a content. */
const draw = { type: 0, age: 1, recent: 2, placeable: 3, generated: 4, mistaken: 5, mistake: 6 };

function typeOf(values: WorldValues, isWrongPerson: boolean, u: number): number {
  const relevant = values.labelRelevantShare * (isWrongPerson ? values.labelWrongPersonShare : 1);
  if (u < relevant) return types.relevant;
  return u < relevant + values.labelUndeterminedShare ? types.undetermined : types.notRelevant;
}

/**
 * Labels of contents, each by draws of its own: whether it is relevant, its age band, and flags. Signs of recent making go by the event's
 * grade, as far as `signalStrength` lets columns tell of it. A share `errorShare` is labelled wrongly: with another type, and without flags.
 */
export function labeller(key: Key, values: WorldValues, errorShare: number): Labeller {
  const recentShare = signalTable(recentShares(values), values);
  const { labelYoungestShare, labelMiddleShare, labelPlaceableShare, labelGeneratedShare } = values;
  return (content, { grade, isWrongPerson }, out) => {
    const u = (index: number): number => drawUniform(key, content, index);
    out.type = typeOf(values, isWrongPerson, u(draw.type));
    const isMistaken = u(draw.mistaken) < errorShare;
    if (isMistaken) out.type = 1 + ((out.type + (u(draw.mistake) < 0.5 ? 0 : 1)) % 3);
    out.age = ages.undetermined;
    out.flags = 0;
    if (out.type !== types.relevant) return;
    const age = u(draw.age);
    out.age =
      age < labelYoungestShare
        ? ages.youngest
        : age < labelYoungestShare + labelMiddleShare
          ? ages.middle
          : ages.oldest;
    if (isMistaken) return;
    if (u(draw.recent) < (recentShare[grade] ?? 0)) out.flags |= flags.recent;
    if (u(draw.placeable) < labelPlaceableShare) out.flags |= flags.placeable;
    if (u(draw.generated) < labelGeneratedShare) out.flags |= flags.generated;
  };
}
