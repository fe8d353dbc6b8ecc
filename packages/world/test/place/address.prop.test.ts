import fc from "fast-check";
import { expect, test } from "vitest";
import { blockOfAddress, formatAddress } from "../../src/index.ts";
import { addressWord } from "../../src/place/address.kernel.ts";
import { smallWorld, wholeStream } from "../whole-stream.ts";

/** Whether an address lies in 240.0.0.0/4, the broadcast address apart, or in 2001:db8::/32. */
function isReserved(text: string): boolean {
  const octets = text.split(".").map(Number);
  if (octets.length === 4) {
    const isByte = octets.every((octet) => octet >= 0 && octet <= 255);
    return isByte && (octets[0] ?? 0) >= 240 && text !== "255.255.255.255";
  }
  return /^2001:db8:(0|[1-9a-f][\da-f]{0,3}):(0|[1-9a-f][\da-f]{0,3})::1$/.test(text);
}

const parts = fc.tuple(fc.nat(1), fc.nat(65_535), fc.integer({ min: 1, max: 4094 }));

test("any host of any block has a reserved address, and its block is found again", () => {
  fc.assert(
    fc.property(parts, ([family, block, host]) => {
      const word = addressWord(family, block, host);
      expect(isReserved(formatAddress(word) ?? "")).toBe(true);
      expect(blockOfAddress(word)).toBe(family * 65_536 + block);
    }),
    { numRuns: 2000 },
  );
});

test("two hosts have two addresses", () => {
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      fc.pre(one.join() !== other.join());
      expect(formatAddress(addressWord(...one))).not.toBe(formatAddress(addressWord(...other)));
    }),
  );
});

test("an address is written as usual, a missing one not at all", () => {
  expect(formatAddress(addressWord(0, 0, 1))).toBe("240.0.0.1");
  expect(formatAddress(addressWord(0, 65_535, 4094))).toBe("255.255.255.254");
  expect(formatAddress(addressWord(1, 0x1234, 0x567))).toBe("2001:db8:123:4567::1");
  expect(formatAddress(0)).toBeNull();
});

test("every address of a stream is reserved, IPv4 and IPv6 alike", () => {
  const { columns, rows } = wholeStream(smallWorld("addresses", { scale: 0.02, days: 7 }), 96);
  const { accountAddress = new Uint32Array(), fileAddress = new Uint32Array() } = columns;
  const texts = [...accountAddress.subarray(0, rows), ...fileAddress.subarray(0, rows)].flatMap(
    (word) => formatAddress(word) ?? [],
  );
  expect(texts.length).toBeGreaterThan(rows);
  expect(texts.filter((text) => !isReserved(text))).toEqual([]);
  expect(texts.some((text) => text.includes(":")) && texts.some((text) => text.includes("."))).toBe(true);
});
