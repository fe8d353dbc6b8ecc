import { categoryAt, drawBits, drawUniform } from "@tipbench/random";
import { addressWord, blocksPerFamily } from "../place/address.kernel.ts";
import { type AddressPlan, fixed, hosting, mobile, networks } from "../place/address-plan.ts";
import { located, relatedOnly, type Truth, type TruthSource } from "./truth.kernel.ts";

/** What the place columns need beyond the truth. */
export interface PlaceSource extends TruthSource {
  readonly plan: AddressPlan;
  readonly usCountry: number;
  readonly stateOfPlace: Uint8Array;
  /** Profile shares by provider code. */
  readonly accountAddressShare: Float64Array;
  readonly fileAddressShare: Float64Array;
  readonly portShare: Float64Array;
  readonly proxyFlagShare: Float64Array;
  readonly statedShare: Float64Array;
  readonly verifiedShare: Float64Array;
}

const exitShareOfUnlocated = 0.25; // unlocated reports that carry a foreign exit's address; assumed, range .1 to .5
const statedAlone = 0.9; // located reports without any address that state a place; assumed, range .7 to 1
const stateGiven = 0.7; // stated US places that name the state; assumed, range .4 to .9
const account = 0;
const file = 1;

const exitBit = 4;

/** Which address events are given, and whether they came through an exit (hosting, proxy, VPN): `addressBits` of the truth. */
export function fillAddressBits(source: PlaceSource, truth: Truth, rows: number): void {
  const { keys, values, accountAddressShare, fileAddressShare } = source;
  for (let row = 0; row < rows; row++) {
    const event = truth.event[row]!;
    const provider = truth.provider[row]!;
    const visibility = truth.visibility[row]!;
    const network = drawUniform(keys.accountNetwork, event, 0);
    const isExit = visibility !== located || network < values.hiddenExitShare;
    let bits = isExit ? exitBit : 0;
    if (visibility <= relatedOnly || network < exitShareOfUnlocated) {
      const draw = drawBits(keys.presence, event, 0);
      if ((draw & 0xffff) < accountAddressShare[provider]! * 65_536) bits |= 1 << account;
      if (truth.fileCount[row]! > 0 && draw >>> 16 < fileAddressShare[provider]! * 65_536) bits |= 1 << file;
    }
    truth.addressBits[row] = bits;
  }
}

function hasAddress(truth: Truth, row: number, of: number): boolean {
  return (truth.addressBits[row]! & (1 << of)) !== 0;
}

function isExit(truth: Truth, row: number): boolean {
  return (truth.addressBits[row]! & exitBit) !== 0;
}

function otherPlace(
  { keys, countries, areas, firstArea }: PlaceSource,
  home: number,
  event: number,
  of: number,
): number {
  const u = drawUniform(keys.fileNetwork, event, 2 + of);
  return home >= firstArea ? firstArea + categoryAt(areas, u) : 1 + categoryAt(countries, u);
}

/** Place of the address event: home, or elsewhere in a small share; an exit's country where there is one. */
function addressPlace(source: PlaceSource, truth: Truth, row: number, of: number): number {
  const { keys, values, usCountry, countries } = source;
  const event = truth.event[row]!;
  if (isExit(truth, row)) {
    if (truth.visibility[row] === relatedOnly) return usCountry;
    return 1 + categoryAt(countries, drawUniform(keys.accountNetwork, event, 2));
  }
  const home = truth.homePlace[row]!;
  const isAway = drawUniform(keys.accountNetwork, event, 3) < values.travelShare;
  const isElsewhere = of === file && drawUniform(keys.fileNetwork, event, 0) < values.fileElsewhereShare;
  return isAway || isElsewhere ? otherPlace(source, home, event, isElsewhere ? file : account) : home;
}

/** The word of a row's address event. A fixed line keeps its address; mobile and hosting hosts change by event. */
function addressOf(source: PlaceSource, truth: Truth, row: number, of: number): number {
  const { keys, values, plan } = source;
  const event = truth.event[row]!;
  const subject = truth.subject[row]!;
  const place = addressPlace(source, truth, row, of);
  const isMobile = drawUniform(keys.mobile, event, 0) < values.mobileShare;
  const network = isExit(truth, row) ? hosting : isMobile ? mobile : fixed;
  const cell = place * networks.length + network;
  const block = plan.first[cell]! + Math.floor(drawUniform(keys.block, subject, cell) * plan.count[cell]!);
  const family = network !== hosting && drawUniform(keys.host, subject, 0) < values.ipv6Share ? 1 : 0;
  const host = network === fixed ? drawBits(keys.host, subject, 1 + place) : drawBits(keys.host, event, 1 + of);
  return addressWord(family, plan.scattered[family * blocksPerFamily + block]!, 1 + (host % 4094));
}

/** Address of the account event. */
export function fillAccountAddress(source: PlaceSource, truth: Truth, rows: number, out: Uint32Array): void {
  for (let row = 0; row < rows; row++) {
    out[row] = hasAddress(truth, row, account) ? addressOf(source, truth, row, account) : 0;
  }
}

/** Address of the file event. */
export function fillFileAddress(source: PlaceSource, truth: Truth, rows: number, out: Uint32Array): void {
  for (let row = 0; row < rows; row++) {
    out[row] = hasAddress(truth, row, file) ? addressOf(source, truth, row, file) : 0;
  }
}

/** The provider's proxy flag: on known exits where it flags at all; a hidden exit looks like any address. */
function fillProxy(source: PlaceSource, truth: Truth, of: number, out: Uint8Array): void {
  const { keys, proxyFlagShare } = source;
  for (let row = 0; row < out.length; row++) {
    const flags = drawUniform(keys.presence, truth.event[row]!, 2 + of) < proxyFlagShare[truth.provider[row]!]!;
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

/** Source port of the account event, where given. */
export function fillPort(source: PlaceSource, truth: Truth, rows: number, out: Uint32Array): void {
  const { keys, portShare } = source;
  for (let row = 0; row < rows; row++) {
    const event = truth.event[row]!;
    const isGiven =
      hasAddress(truth, row, account) && drawUniform(keys.port, event, 0) < portShare[truth.provider[row]!]!;
    out[row] = isGiven ? 1024 + (drawBits(keys.port, event, 1) % 64_512) : 0;
  }
}

function statesPlace(source: PlaceSource, truth: Truth, row: number): boolean {
  const { keys, values, statedShare } = source;
  const share = statedShare[truth.provider[row]!]!;
  const isLocated = truth.visibility[row] === located;
  const hasAny = (truth.addressBits[row]! & 3) !== 0;
  const odds = isLocated ? (hasAny ? share : statedAlone) : share * values.statedWhenUnknown;
  return drawUniform(keys.statedPlace, truth.event[row]!, 0) < odds;
}

function statedHome({ keys, values, firstArea, areas, countries }: PlaceSource, truth: Truth, row: number): number {
  const event = truth.event[row]!;
  const home = truth.homePlace[row]!;
  if (drawUniform(keys.statedPlace, event, 1) >= values.statedWrongShare) return home;
  const u = drawUniform(keys.statedPlace, event, 2);
  return home >= firstArea ? firstArea + categoryAt(areas, u) : 1 + categoryAt(countries, u);
}

/** Country that the provider states. */
export function fillStatedCountry(source: PlaceSource, truth: Truth, rows: number, out: Uint8Array): void {
  for (let row = 0; row < rows; row++) {
    out[row] = statesPlace(source, truth, row) ? source.countryOfPlace[statedHome(source, truth, row)]! : 0;
  }
}

/** US state that it states. */
export function fillStatedState(source: PlaceSource, truth: Truth, rows: number, out: Uint8Array): void {
  for (let row = 0; row < rows; row++) {
    const isGiven = drawUniform(source.keys.statedPlace, truth.event[row]!, 3) < stateGiven;
    out[row] = isGiven && statesPlace(source, truth, row) ? source.stateOfPlace[statedHome(source, truth, row)]! : 0;
  }
}

/** Whether the stated place was verified. */
export function fillStatedVerified(source: PlaceSource, truth: Truth, rows: number, out: Uint8Array): void {
  const { keys, verifiedShare } = source;
  for (let row = 0; row < rows; row++) {
    const isVerified = drawUniform(keys.statedPlace, truth.event[row]!, 4) < verifiedShare[truth.provider[row]!]!;
    out[row] = statesPlace(source, truth, row) ? (isVerified ? 2 : 1) : 0;
  }
}
