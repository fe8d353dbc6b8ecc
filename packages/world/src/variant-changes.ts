import type { WorldValues } from "./parameters.ts";

/**
 * What is done to a file when a variant is made, and the fewest and most bits of 64 that it changes on average. Assumed, after what is known of
 * block-mean hashes: new compression and size leave them nearly as they were, a mirror image has as little in common as another file. The range
 * of the bits is that of `variantDistance`, but for the last.
 */
const changes = [
  { name: "recompression", low: 0, high: 3 },
  { name: "resize", low: 1, high: 6 },
  { name: "overlay", low: 4, high: 14 },
  { name: "crop", low: 10, high: 24 },
  { name: "mirror", low: 28, high: 36 },
] as const;

const draws = 4096;
const half = 32; // of 64 bits: as far as from another file

/** Changes by 12 bits of a draw. */
export interface VariantChanges {
  /** Which of recompression (0), resize, overlay, crop and mirror (4) it is. */
  readonly kind: Uint8Array;
  /** 64ths of the bits that it flips. */
  readonly level: Uint8Array;
}

/** The changes of variants in their assumed shares. */
export function variantChanges(values: WorldValues): VariantChanges {
  const { resizeShare, overlayShare, cropShare, mirrorShare, variantDistance } = values;
  const others = resizeShare + overlayShare + cropShare + mirrorShare;
  const shares = [Math.max(0, 1 - others), resizeShare, overlayShare, cropShare, mirrorShare];
  const kind = new Uint8Array(draws);
  const level = new Uint8Array(draws);
  let from = 0;
  changes.forEach(({ name, low, high }, code) => {
    const isMirror = name === "mirror";
    const end = isMirror ? draws : Math.min(draws, from + Math.round((shares[code] ?? 0) * draws));
    for (let at = from; at < end; at++) {
      const flipped = low + Math.round(((high - low) * (at - from)) / Math.max(1, end - from - 1));
      kind[at] = code;
      level[at] = isMirror ? flipped : Math.min(half, Math.round(variantDistance * flipped));
    }
    from = end;
  });
  return { kind, level };
}
