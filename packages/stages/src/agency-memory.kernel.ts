import { homeSlot } from "./home-slot.kernel.ts";

/** What the reports of an identifier pointed to, for as many identifiers as there are slots; a newer one takes the slot of an older. */
export interface AgencyMemory {
  readonly mask: number;
  /**
   * Two words a slot, side by side so that one read from memory brings both: the key, and the kind of identifier in bits 24 and up, the agency in
   * bits 8 to 23, the count in bits 0 to 7; 0 is empty.
   */
  readonly words: Uint32Array;
}

const mostCount = 255;
const agencyBits = 0xffff;

/** Memory for at least so many identifiers, a power of two. */
export function agencyMemory(identifiers: number): AgencyMemory {
  let slots = 1024;
  while (slots < identifiers) slots *= 2;
  return { mask: slots - 1, words: new Uint32Array(2 * slots) };
}

/** What is remembered of an identifier: `agency << 8 | count`, 0 for nothing. `kind` is 0 to 255. */
export function recall({ mask, words }: AgencyMemory, key: number, kind: number): number {
  const slot = 2 * homeSlot(mask, key, kind + 1);
  const word = words[slot + 1]!;
  return words[slot] === key && word >>> 24 === kind ? word & 0xffffff : 0;
}

/**
 * Remembers that a report of an identifier pointed to an agency: one more for it where it is the one remembered, one less for another, whose place it takes
 * at 0 (Boyer and Moore's majority vote, 1991).
 */
export function remember({ mask, words }: AgencyMemory, key: number, kind: number, agency: number): void {
  const slot = 2 * homeSlot(mask, key, kind + 1);
  const word = words[slot + 1]!;
  const isOwn = words[slot] === key && word >>> 24 === kind && word !== 0;
  const known = isOwn ? (word >>> 8) & agencyBits : 0;
  const count = isOwn ? word & mostCount : 0;
  const isOther = known !== 0 && known !== agency;
  const next = known === agency ? Math.min(mostCount, count + 1) : isOther && count > 1 ? count - 1 : 1;
  words[slot] = key;
  words[slot + 1] = ((kind << 24) | ((isOther && count > 1 ? known : agency) << 8) | next) >>> 0;
}
