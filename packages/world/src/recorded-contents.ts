import { unpermuteWord } from "@tipbench/random";
import { beginsContent } from "./kernels/content.kernel.ts";
import { contentIndex, contentNumber, extendContentIndex } from "./kernels/content-index.kernel.ts";
import { otherContents, otherNumber } from "./kernels/other-contents.kernel.ts";
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
  const others = otherContents();
  const numberOf = (hash: number): number => {
    const name = unpermuteWord(source.keys.fileHash, hash);
    if (beginsContent(source, name, end)) return contentNumber(source, index, name);
    return index.nextNumber + otherNumber(others, hash);
  };
  return {
    contentsBefore,
    fill(fileHash, files, out) {
      for (let at = 0; at < files; at++) out[at] = numberOf(fileHash[at] ?? 0);
    },
  };
}
