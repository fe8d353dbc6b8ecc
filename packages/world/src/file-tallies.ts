import { fileKinds } from "@tipbench/vocabulary";

/** Counts over the files of the measured rows. "Unique" means that no earlier file of the measured rows is the same. */
export interface FileTallies {
  /** By code of `fileKinds`: files, those with an exact hash, and of a family, that were not there before. */
  readonly files: Float64Array;
  readonly exactUnique: Float64Array;
  readonly perceptuallyUnique: Float64Array;
  /** Reports with a file whose exact hash, or whose family, was not there before. */
  reportsWithExactUnique: number;
  reportsWithPerceptuallyUnique: number;
}

/** Tallies that have counted nothing. */
export function fileTallies(): FileTallies {
  const byKind = (): Float64Array => new Float64Array(fileKinds.length);
  return {
    files: byKind(),
    exactUnique: byKind(),
    perceptuallyUnique: byKind(),
    reportsWithExactUnique: 0,
    reportsWithPerceptuallyUnique: 0,
  };
}
