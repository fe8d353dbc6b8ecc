import { wordTable } from "@tipbench/columns";
import { contentIndex, extendContentIndex } from "./kernels/content-index.kernel.ts";
import { fillContentNumbers } from "./kernels/recorded-contents.kernel.ts";
import { endOfSubmissions, type World } from "./world.ts";

/** Numbers the contents of recorded files by their exact hashes. */
export interface RecordedContents {
  /** Contents that had begun before tick 0, as a generator has them. */
  readonly contentsBefore: number;
  /** Writes the numbers of the first `files` hashes; files come in order. */
  fill(fileHash: Uint32Array, files: number, out: Uint32Array): void;
}

/** Gives a hash of the world its content's number there, so that the known list holds; another one the next number beyond them. */
export function recordedContents(world: World): RecordedContents {
  const { source, clock } = world;
  const end = endOfSubmissions(source);
  const index = contentIndex(source, end);
  extendContentIndex(source, index, clock.firstEvent[0] ?? 0);
  const contentsBefore = index.nextNumber;
  extendContentIndex(source, index, end);
  const numbering = { source, index, end, others: wordTable() };
  return {
    contentsBefore,
    fill: (fileHash, files, out) => fillContentNumbers(numbering, fileHash, files, out),
  };
}
