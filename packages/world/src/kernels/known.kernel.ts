import { drawUniform } from "@tipbench/random";
import type { ContentSource } from "./content.kernel.ts";

/** Sets the bit of every content below `contents` that is known at the start, by a draw keyed by its number. */
export function fillKnownAtStart(
  { keys, values, viralFamilies }: ContentSource,
  contents: number,
  bits: Uint8Array,
): void {
  const key = keys.known;
  for (let content = 0; content < contents; content++) {
    const share = content < viralFamilies ? values.knownViralShare : values.knownEarlierShare;
    bits[content >>> 3] = bits[content >>> 3]! | (Number(drawUniform(key, content, 0) < share) << (content & 7));
  }
}
