/**
 * An address as one word. IPv4: the word itself, inside 240.0.0.0/4, so its top four bits are set. IPv6: top four bits clear; the word
 * stands for 2001:db8:HIGH:LOW::1. Either way bits 12 to 27 are the block and bits 0 to 11 the host; 0 is a missing address.
 */
export const blocksPerFamily = 65_536;

const v4Prefix = 0xf0000000;

/** The word of a host (1 to 4094) in a block; `family` 0 is IPv4, 1 is IPv6. */
export function addressWord(family: number, block: number, host: number): number {
  return ((family === 0 ? v4Prefix : 0) | (block << 12) | host) >>> 0;
}

/** Index of an address's block in the geolocation table: IPv4 blocks first, then IPv6. */
export function blockOfAddress(word: number): number {
  const block = (word >>> 12) & 0xffff;
  return word >>> 28 === 15 ? block : block + blocksPerFamily;
}

/** The address in its usual notation; null for a missing one. */
export function formatAddress(word: number): string | null {
  if (word === 0) return null;
  if (word >>> 28 === 15) return [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255].join(".");
  return `2001:db8:${(word >>> 16).toString(16)}:${(word & 0xffff).toString(16)}::1`;
}
