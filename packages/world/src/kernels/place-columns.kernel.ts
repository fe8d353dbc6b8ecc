import { categoryAt, drawBits, drawUniform } from "@tipbench/random";
import { addressWord, blocksPerFamily } from "../place/address.kernel.ts";
import { fixed, hosting, mobile, networks } from "../place/address-plan.ts";
import { located, relatedOnly } from "../place/visibility.ts";
import {
  type AddressSource,
  account,
  awayBit,
  elsewhereBit,
  exitBit,
  file,
  isFieldGiven,
  isHalfBelow,
  isIpv6,
  isMissing,
  mobileBit,
  portField,
  proxyFlagField,
  shareGiven,
  statedPlaceField,
  statedVerifiedField,
} from "./address-events.kernel.ts";
import type { Truth, TruthSource } from "./truth.kernel.ts";

/** What the place columns need beyond the truth. */
export interface PlaceSource extends TruthSource, AddressSource {
  readonly usCountry: number;
  readonly stateOfPlace: Uint8Array;
}

const unit = 2.3283064365386963e-10; // 2 to the power -32

/** A place of the same kind as the home, in proportion to reports. */
function otherPlace({ areas, countries, firstArea }: PlaceSource, home: number, u: number): number {
  return home >= firstArea ? firstArea + categoryAt(areas, u) : 1 + categoryAt(countries, u);
}

/** Place of the address event: home, or elsewhere in a small share; an exit's country where there is one. */
function addressPlace(source: PlaceSource, truth: Truth, row: number, of: number): number {
  const { keys, usCountry, countries } = source;
  const event = truth.event[row]!;
  const bits = truth.addressBits[row]!;
  const home = truth.homePlace[row]!;
  if ((bits & exitBit) !== 0) {
    if (truth.visibility[row] === relatedOnly) return usCountry;
    return 1 + categoryAt(countries, drawUniform(keys.accountNetwork, event, 2));
  }
  if (of === file && (bits & elsewhereBit) !== 0)
    return otherPlace(source, home, drawUniform(keys.fileNetwork, event, 3));
  return (bits & awayBit) !== 0 ? otherPlace(source, home, drawUniform(keys.fileNetwork, event, 2)) : home;
}

/** Days from the first event to this one, as a mean: the clock of leases and daily hosts. */
function dayOf({ firstEvent, eventsPerDay }: PlaceSource, event: number): number {
  return (event - firstEvent) / eventsPerDay;
}

/**
 * The word of a row's address event. The block is the subject's own on each network of a place. A fixed IPv4 line keeps its host for a
 * lease; an IPv6 host goes from day to day; mobile subscribers and users of an exit share the few IPv4 hosts of their block.
 */
function addressOf(source: PlaceSource, truth: Truth, row: number, of: number): number {
  const { keys, values, plan } = source;
  const subject = truth.subject[row]!;
  const bits = truth.addressBits[row]!;
  const place = addressPlace(source, truth, row, of);
  const network = (bits & exitBit) !== 0 ? hosting : (bits & (mobileBit << of)) !== 0 ? mobile : fixed;
  const cell = place * networks.length + network;
  const block = plan.first[cell]! + Math.floor(drawUniform(keys.block, subject, cell) * plan.count[cell]!);
  const own = drawBits(keys.host, subject, 0);
  const family = network !== hosting && isIpv6(own, values.ipv6Share) ? 1 : 0;
  const day = dayOf(source, truth.event[row]!);
  const isLine = family === 0 && network === fixed;
  const epoch = isLine ? Math.floor(day / values.leaseDays + (own & 0xffff) / 65_536) : Math.floor(day);
  let host = drawBits(keys.host, subject, (epoch << 10) | place);
  if (family === 0 && !isLine) host = drawBits(keys.sharedHost, block, Math.floor(host * unit * values.sharedHosts));
  return addressWord(family, plan.scattered[family * blocksPerFamily + block]!, 1 + (host % 4094));
}

function fillAddress(source: PlaceSource, truth: Truth, of: number, out: Uint32Array): void {
  const given = 1 << of;
  for (let row = 0; row < out.length; row++) {
    out[row] = (truth.addressBits[row]! & given) !== 0 ? addressOf(source, truth, row, of) : 0;
  }
}

/** Address of the account event. */
export function fillAccountAddress(source: PlaceSource, truth: Truth, rows: number, out: Uint32Array): void {
  fillAddress(source, truth, account, out.subarray(0, rows));
}

/** Address of the file event. */
export function fillFileAddress(source: PlaceSource, truth: Truth, rows: number, out: Uint32Array): void {
  fillAddress(source, truth, file, out.subarray(0, rows));
}

/** The provider's proxy flag: on known exits where it flags at all; a hidden exit looks like any address. */
function fillProxy(source: PlaceSource, truth: Truth, of: number, out: Uint8Array): void {
  for (let row = 0; row < out.length; row++) {
    const flags = isFieldGiven(source, truth, row, proxyFlagField, of);
    out[row] = (Number(flags) & (truth.addressBits[row]! >>> of)) << Number(truth.visibility[row] !== located);
  }
}

/** Proxy flag of the account event. */
export function fillAccountProxy(source: PlaceSource, truth: Truth, rows: number, out: Uint8Array): void {
  fillProxy(source, truth, account, out.subarray(0, rows));
}

/** Proxy flag of the file event. */
export function fillFileProxy(source: PlaceSource, truth: Truth, rows: number, out: Uint8Array): void {
  fillProxy(source, truth, file, out.subarray(0, rows));
}

function fillPort(source: PlaceSource, truth: Truth, of: number, out: Uint32Array): void {
  for (let row = 0; row < out.length; row++) {
    const isGiven = (truth.addressBits[row]! & (1 << of)) !== 0 && isFieldGiven(source, truth, row, portField, of);
    out[row] = isGiven ? 1024 + (drawBits(source.keys.port, truth.event[row]!, 1 + of) % 64_512) : 0;
  }
}

/** Source port of the account event, where given. */
export function fillAccountPort(source: PlaceSource, truth: Truth, rows: number, out: Uint32Array): void {
  fillPort(source, truth, account, out.subarray(0, rows));
}

/** Source port of the file event, where given. */
export function fillFilePort(source: PlaceSource, truth: Truth, rows: number, out: Uint32Array): void {
  fillPort(source, truth, file, out.subarray(0, rows));
}

/** The lower half of a draw decides whether a place is stated, the upper one whether a US place names the state. */
function statingBits({ keys }: PlaceSource, truth: Truth, row: number): number {
  return drawBits(keys.statedPlace, truth.event[row]!, 0);
}

function statesPlace(source: PlaceSource, truth: Truth, row: number, bits: number): boolean {
  const { values } = source;
  if (isMissing(truth, row, statedPlaceField)) return false;
  const share = shareGiven(source, truth, row, statedPlaceField);
  const isLocated = truth.visibility[row] === located;
  const hasAny = (truth.addressBits[row]! & 3) !== 0;
  return isHalfBelow(bits, 0, isLocated ? (hasAny ? share : values.statedAlone) : share * values.statedWhenUnknown);
}

function statedHome(source: PlaceSource, truth: Truth, row: number): number {
  const { keys, values } = source;
  const event = truth.event[row]!;
  const home = truth.homePlace[row]!;
  if (drawUniform(keys.statedPlace, event, 1) >= values.statedWrongShare) return home;
  return otherPlace(source, home, drawUniform(keys.statedPlace, event, 2));
}

/** Country that the provider states. */
export function fillStatedCountry(source: PlaceSource, truth: Truth, rows: number, out: Uint8Array): void {
  for (let row = 0; row < rows; row++) {
    const states = statesPlace(source, truth, row, statingBits(source, truth, row));
    out[row] = states ? source.countryOfPlace[statedHome(source, truth, row)]! : 0;
  }
}

/** US state that it states. */
export function fillStatedState(source: PlaceSource, truth: Truth, rows: number, out: Uint8Array): void {
  const { values, firstArea, stateOfPlace } = source;
  for (let row = 0; row < rows; row++) {
    const isUs = truth.homePlace[row]! >= firstArea; // a stated place is of the same kind as the home
    const bits = isUs ? statingBits(source, truth, row) : 0;
    const isGiven = isUs && isHalfBelow(bits, 1, values.stateGiven) && statesPlace(source, truth, row, bits);
    out[row] = isGiven ? stateOfPlace[statedHome(source, truth, row)]! : 0;
  }
}

/** Whether the stated place was verified. */
export function fillStatedVerified(source: PlaceSource, truth: Truth, rows: number, out: Uint8Array): void {
  const { keys } = source;
  for (let row = 0; row < rows; row++) {
    const share = shareGiven(source, truth, row, statedVerifiedField);
    const isVerified = drawUniform(keys.statedPlace, truth.event[row]!, 4) < share;
    out[row] = statesPlace(source, truth, row, statingBits(source, truth, row)) ? (isVerified ? 2 : 1) : 0;
  }
}
