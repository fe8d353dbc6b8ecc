import { expect, test } from "vitest";
import {
  account,
  addressTimeField,
  exitBit,
  fillAddressBits,
  isFieldGiven,
  isSharedAddress,
  mobileBit,
  portField,
} from "../../src/kernels/address-events.kernel.ts";
import { resolveLineage } from "../../src/kernels/lineage.kernel.ts";
import { fillAccountAddress } from "../../src/kernels/place-columns.kernel.ts";
import { fillTruth, type Truth, truthParts } from "../../src/kernels/truth.kernel.ts";
import { smallWorld } from "../whole-stream.ts";

const rows = 20_000;
const { source, clock } = smallWorld("shared addresses", { scale: 0.1, days: 3 });

function truthOf(): Truth {
  const words = (): Uint32Array => new Uint32Array(rows);
  const bytes = (): Uint8Array => new Uint8Array(rows);
  const first = clock.firstEvent[0] ?? 0;
  const truth: Truth = {
    submission: words().map((_, row) => first + row),
    event: words(),
    incident: words(),
    subject: words(),
    account: words(),
    provider: bytes(),
    eventProvider: bytes(),
    homeGroup: bytes(),
    providerClass: bytes(),
    incidentType: bytes(),
    trueType: bytes(),
    grade: bytes(),
    homePlace: words(),
    visibility: bytes(),
    personError: bytes(),
    harmless: bytes(),
    actionable: bytes(),
    leadAgency: words(),
    secondAgency: words(),
    fileCount: bytes(),
    missing: new Uint16Array(rows),
    batchedEvents: new Uint16Array(rows),
    addressBits: bytes(),
    primaryContent: words(),
  };
  resolveLineage(source, rows, truth);
  fillTruth(source, new Set(truthParts), rows, truth);
  return truth;
}

test("an address is shared where it is a mobile IPv4 address without its port or its time, and nowhere else", () => {
  const truth = truthOf();
  const before = truth.visibility.map((_, row) => Number(isSharedAddress(source, truth, row)));
  fillAddressBits(source, truth, rows);
  const address = new Uint32Array(rows);
  fillAccountAddress(source, truth, rows, address);
  let shared = 0;
  for (let row = 0; row < rows; row++) {
    const bits = truth.addressBits[row] ?? 0;
    const isMobile = (bits & exitBit) === 0 && (bits & mobileBit) !== 0;
    const isV4 = (address[row] ?? 0) >>> 28 === 15;
    const hasBoth =
      isFieldGiven(source, truth, row, portField, account) &&
      isFieldGiven(source, truth, row, addressTimeField, account);
    expect(before[row]).toBe(Number(isMobile && isV4 && !hasBoth));
    shared += before[row] ?? 0;
  }
  const rough = 0.92 * 0.44 * 0.7 * 0.7; // located, mobile, IPv4, not both port and time
  expect(Math.abs(shared / rows - rough)).toBeLessThan(0.04);
});
