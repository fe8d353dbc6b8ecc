import { drawUniform } from "@tipbench/random";
import type { ContentSource } from "./content.kernel.ts";

/**
 * Sets the bit of every content below `contents` that is known at the start, by a draw keyed by its number. `viralBeginning` has the day on
 * which each viral family begins; only those that began before `day` can be known.
 */
export function fillKnownAtStart(
  { keys, values, viral }: ContentSource,
  viralBeginning: Float64Array,
  day: number,
  contents: number,
  bits: Uint8Array,
): void {
  const key = keys.known;
  for (let content = 0; content < contents; content++) {
    const isViral = content < viral.names;
    const share = !isViral ? values.knownEarlierShare : viralBeginning[content]! < day ? values.knownViralShare : 0;
    bits[content >>> 3] = bits[content >>> 3]! | (Number(drawUniform(key, content, 0) < share) << (content & 7));
  }
}
