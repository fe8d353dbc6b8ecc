import { fileKinds } from "@tipbench/vocabulary";

/** Counts over the files of the measured rows. "Unique" means that no earlier file of the measured rows is the same. */
export interface FileTallies {
  /** By code of `fileKinds`: files, those with an exact hash, and of a family, that were not there before. */
  readonly files: Float64Array;
  readonly exactUnique: Float64Array;
  /** Null where it was not looked for, as of a recorded stream. */
  readonly perceptuallyUnique: Float64Array | null;
  /** Reports with a file whose exact hash, or whose family, was not there before. */
  reportsWithExactUnique: number;
  reportsWithPerceptuallyUnique: number;
}

/** Tallies in which everything is counted. */
export interface CountedTallies extends FileTallies {
  readonly perceptuallyUnique: Float64Array;
}

/** Tallies with what was seen so far. */
export interface FileCounter {
  readonly tallies: CountedTallies;
  /** Two bits a content, by its number: 0 not seen, else its code of `fileKinds` and one. */
  readonly contents: Uint8Array;
  /** A bit a family, by the number of the content with which it began. */
  readonly families: Uint8Array;
  /** Scratch: what is kept of each file's content, by its place in a chunk. */
  readonly kept: Uint8Array;
}

/** Tallies that have counted nothing. */
function fileTallies(): CountedTallies {
  const byKind = (): Float64Array => new Float64Array(fileKinds.length);
  return {
    files: byKind(),
    exactUnique: byKind(),
    perceptuallyUnique: byKind(),
    reportsWithExactUnique: 0,
    reportsWithPerceptuallyUnique: 0,
  };
}

/** A counter that has seen nothing, for contents whose numbers are below `contents` and chunks of so many files. */
export function fileCounter(contents: number, files: number): FileCounter {
  return {
    tallies: fileTallies(),
    contents: new Uint8Array((contents >>> 2) + 1),
    families: new Uint8Array((contents >>> 3) + 1),
    kept: new Uint8Array(files),
  };
}
