import { drawBits } from "@tipbench/random";
import { fieldBit } from "../event-rules.ts";
import type { AddressPlan } from "../place/address-plan.ts";
import { located, relatedOnly } from "../place/visibility.ts";
import type { ContentSource } from "./content.kernel.ts";
import type { Truth } from "./truth.kernel.ts";

/** Fields of place that a sender gives or not; codes of `placeFieldShare`. */
export const placeFields = [
  "accountAddress",
  "fileAddress",
  "addressTime",
  "port",
  "proxyFlag",
  "statedPlace",
  "statedVerified",
] as const;
const accountAddressField = 0;
const fileAddressField = 1;
export const addressTimeField = 2;
export const portField = 3;
export const proxyFlagField = 4;
export const statedPlaceField = 5;
export const statedVerifiedField = 6;

/** Bits of `missing` with which a report lacks each field; a flag goes with what it is about. */
const missingBits = Uint16Array.of(
  fieldBit("accountAddress"),
  fieldBit("fileAddress"),
  fieldBit("addressTime"),
  fieldBit("port"),
  0,
  fieldBit("statedPlace"),
  0,
);

/** Entries of `placeFieldShare` a field: one for each provider code. */
export const fieldStride = 256;

/** What decides about the address events of a report. */
export interface AddressSource extends ContentSource {
  readonly plan: AddressPlan;
  /** Share of a sender's reports with a field: `field * fieldStride + provider`. */
  readonly placeFieldShare: Float64Array;
}

/** The two address events: the account's (login) and the file's (upload). */
export const account = 0;
export const file = 1;

/** Bits of `addressBits`; bits 0 and 1: the account event has an address, the file event has one. */
export const exitBit = 4;
export const awayBit = 8;
export const elsewhereBit = 16;
/** Shifted by the event's code. */
export const mobileBit = 32;

const half = 65_536;
const fieldDraws = 30; // draws of `keys.presence` from here on, one a field

/** Whether the half of a draw's bits that an address event has (0: the lower) lies below a share. */
export function isHalfBelow(bits: number, of: number, share: number): boolean {
  return ((bits >>> (16 * of)) & 0xffff) < share * half;
}

/** Whether something keeps a report from having a field, whatever its sender usually fills in. */
export function isMissing(truth: Truth, row: number, field: number): boolean {
  const missing = truth.missing[row]!;
  return missing !== 0 && (missing & missingBits[field]!) !== 0;
}

/** The share in which a row's sender gives a field of place, 0 where the report lacks it: the one place where presence is asked for. */
export function shareGiven({ placeFieldShare }: AddressSource, truth: Truth, row: number, field: number): number {
  return isMissing(truth, row, field) ? 0 : placeFieldShare[field * fieldStride + truth.provider[row]!]!;
}

/** Whether a field of an address event is given, each of the two events by its own half of a draw. */
export function isFieldGiven(source: AddressSource, truth: Truth, row: number, field: number, of: number): boolean {
  const bits = drawBits(source.keys.presence, truth.event[row]!, fieldDraws + field);
  return isHalfBelow(bits, of, shareGiven(source, truth, row, field));
}

/** Whether a subject's networks use IPv6, from the first draw of its hosts. */
export function isIpv6(bits: number, share: number): boolean {
  return isHalfBelow(bits, 1, share);
}

/** Mobile bits of both events: the file's network is the account's in a share of the events, else drawn anew. */
function mobileBits({ keys, values, plan }: AddressSource, event: number, home: number): number {
  const bits = drawBits(keys.mobile, event, 0);
  const limit = plan.mobileShare[home]! * half;
  const same = values.sameNetworkShare * half;
  const anew = bits >>> 16;
  const own = Number((bits & 0xffff) < limit);
  const isSame = Number(anew < same);
  const other = Number((anew - same) * half < limit * (half - same));
  return (own + ((isSame & own) | (~isSame & other)) * 2) * mobileBit; // no branch: either is common
}

function addressBitsOf(source: AddressSource, truth: Truth, row: number): number {
  const { keys, values } = source;
  const event = truth.event[row]!;
  const visibility = truth.visibility[row]!;
  const draw = drawBits(keys.accountNetwork, event, 0);
  const isExit = visibility !== located || isHalfBelow(draw, 0, values.hiddenExitShare);
  let bits = isExit ? exitBit : mobileBits(source, event, truth.homePlace[row]!);
  if (isHalfBelow(draw, 1, values.travelShare)) bits |= awayBit;
  else if (isHalfBelow(draw, 1, values.travelShare + values.fileElsewhereShare)) bits |= elsewhereBit;
  if (visibility > relatedOnly && !isHalfBelow(draw, 0, values.exitShareOfUnlocated)) return bits;
  const given = drawBits(keys.presence, event, 0);
  const hasAccount = isHalfBelow(given, account, shareGiven(source, truth, row, accountAddressField));
  const hasFile = isHalfBelow(given, file, shareGiven(source, truth, row, fileAddressField));
  return bits | Number(hasAccount) | (Number(hasFile) << file);
}

/**
 * What is behind the address events of each row, in bits: the account event has an address, the file event has one, both came through an
 * exit (hosting, proxy, VPN), they are away from home, the file's is elsewhere, and which of them came over a mobile network.
 */
export function fillAddressBits(source: AddressSource, truth: Truth, rows: number): void {
  for (let row = 0; row < rows; row++) {
    const withoutFile = Number(truth.fileCount[row] === 0) << file;
    truth.addressBits[row] = addressBitsOf(source, truth, row) & ~withoutFile;
  }
}

/**
 * Whether the address of a row's account event leads to several subscribers: a mobile IPv4 address, without its port or its time. Needs the
 * lineage, the home and the visibility of the row, not its columns.
 */
export function isSharedAddress(source: AddressSource, truth: Truth, row: number): boolean {
  const bits = addressBitsOf(source, truth, row);
  const given = 1 << account;
  if ((bits & (given | exitBit | mobileBit)) !== (given | mobileBit)) return false;
  if (isIpv6(drawBits(source.keys.host, truth.subject[row]!, 0), source.values.ipv6Share)) return false;
  const hasPort = isFieldGiven(source, truth, row, portField, account);
  return !(hasPort && isFieldGiven(source, truth, row, addressTimeField, account));
}
