import type { ContentSource } from "./kernels/content.kernel.ts";

/** Further files of an event of `files`, by whether they are of the first one's kind, on average over events of one kind and of two. */
function furtherByKind(files: number, mixedShare: number): readonly [same: number, other: number] {
  const mixed = files > 1 ? mixedShare : 0;
  return [(1 - mixed) * (files - 1) + (mixed * (files - 2)) / 2, (mixed * files) / 2];
}

/** Mean number of new exact hashes of an event that is neither public nor viral. */
export function meanNewHashes({ values, extraFiles }: ContentSource): number {
  const { firstVideoShare, mixedShare } = values;
  const further = extraFiles.reduce(
    (sums, extra) => {
      const [same, other] = furtherByKind(1 + extra, mixedShare);
      return [sums[0] + same / extraFiles.length, sums[1] + other / extraFiles.length] as const;
    },
    [0, 0] as readonly [number, number],
  );
  const meanOf = (first: number, same: number, other: number): number => first + further[0] * same + further[1] * other;
  const { firstImageNewHash, furtherImageNewHash, firstVideoNewHash, furtherVideoNewHash } = values;
  return (
    (1 - firstVideoShare) * meanOf(firstImageNewHash, furtherImageNewHash, furtherVideoNewHash) +
    firstVideoShare * meanOf(firstVideoNewHash, furtherVideoNewHash, furtherImageNewHash)
  );
}
