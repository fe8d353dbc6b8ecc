import { type AliasTable, categoryAt, drawUniform } from "@tipbench/random";
import { located, relatedOnly, unlocated } from "../place/visibility.ts";
import { type AddressSource, isSharedAddress } from "./address-events.kernel.ts";
import { fileCountOf } from "./content.kernel.ts";
import type { Lineage } from "./lineage.kernel.ts";

const wrongSubscriber = 4; // code of `personErrors`

/** Shares by provider group, from `location_class.csv`. */
export interface PlaceShares {
  /** The subject lives in the US. */
  readonly homeUs: Float64Array;
  /** Of those who do: located, and US-related only. */
  readonly locatedUs: Float64Array;
  readonly relatedUs: Float64Array;
  /** Of the others: located. */
  readonly locatedAbroad: Float64Array;
}

/** Everything that decides the truth of an event; made once a world. */
export interface TruthSource extends AddressSource {
  readonly shares: PlaceShares;
  readonly areas: AliasTable;
  readonly countries: AliasTable;
  readonly firstArea: number;
  readonly agencyOfPlace: Uint16Array;
  readonly countryOfPlace: Uint8Array;
  /** Cumulated shares of true incident types by sender: `sender * types + type`. */
  readonly typeCumulated: Float64Array;
  /** By sender, incidents of other types that it states as the commonest. */
  readonly wrongTypeShare: Float64Array;
  readonly types: number;
  /** 1 for types in which an offender is in contact with a child. */
  readonly isContact: Uint8Array;
  /** Share of content that is shared without malice, by `group * 3 + place` (0 abroad, 1 US, 2 not located). */
  readonly harmlessShare: Float64Array;
}

/** Truth by row, beside the lineage. */
export interface Truth extends Lineage {
  readonly providerClass: Uint8Array;
  /** As the provider states it, and as it is. */
  readonly incidentType: Uint8Array;
  readonly trueType: Uint8Array;
  readonly grade: Uint8Array;
  readonly homePlace: Uint32Array;
  readonly visibility: Uint8Array;
  readonly personError: Uint8Array;
  readonly harmless: Uint8Array;
  readonly actionable: Uint8Array;
  readonly leadAgency: Uint32Array;
  readonly secondAgency: Uint32Array;
  readonly fileCount: Uint8Array;
  /** Fields that the report lacks whatever its sender usually fills in; bits by position in `droppableFields`. */
  readonly missing: Uint16Array;
  /** Events in the submission; 0 unless it is batched. */
  readonly batchedEvents: Uint16Array;
  /** What is behind the address events, in bits; see `fillAddressBits`. */
  readonly addressBits: Uint8Array;
  /** Name of the first file's content; 0 without files. */
  readonly primaryContent: Uint32Array;
}

/** True type of an incident, by its sender. Same as `cumulated.findIndex(share => u < share)`. */
function typeOf({ keys, typeCumulated, types }: TruthSource, incident: number, sender: number): number {
  const u = drawUniform(keys.incidentType, incident, 0);
  const first = sender * types;
  let type = 0;
  while (type < types - 1 && u >= typeCumulated[first + type]!) type += 1;
  return type;
}

/** Grade of an incident of a type: 0 routine, 1 time-critical, 2 imminent. */
function gradeOf({ keys, values, isContact }: TruthSource, incident: number, type: number): number {
  const share = isContact[type] === 1 ? values.contactUrgentShare : values.otherUrgentShare;
  const u = drawUniform(keys.grade, incident, 0);
  return u >= share ? 0 : u < share * values.imminentShare ? 2 : 1;
}

/** Grade of a row's incident, from its lineage alone. */
export function gradeAt(source: TruthSource, row: number, { incident, eventProvider }: Lineage): number {
  return gradeOf(source, incident[row]!, typeOf(source, incident[row]!, eventProvider[row]!));
}

/** Type of the incident, and what the sender states in its place. */
function fillIncidentType(source: TruthSource, rows: number, out: Truth): void {
  const { keys, wrongTypeShare } = source;
  for (let row = 0; row < rows; row++) {
    const sender = out.eventProvider[row]!;
    const type = typeOf(source, out.incident[row]!, sender);
    out.trueType[row] = type;
    out.incidentType[row] =
      type !== 0 && drawUniform(keys.incidentType, out.incident[row]!, 1) < wrongTypeShare[sender]! ? 0 : type;
  }
}

/** Grade of the incident. */
function fillGrade(source: TruthSource, rows: number, out: Truth): void {
  for (let row = 0; row < rows; row++) out.grade[row] = gradeOf(source, out.incident[row]!, out.trueType[row]!);
}

/** Where a subject lives: a US area or a foreign country, by the group of the provider with which it began. */
function homeOf({ keys, shares, areas, countries, firstArea }: TruthSource, subject: number, group: number): number {
  const isUs = drawUniform(keys.home, subject, 0) < shares.homeUs[group]!;
  const u = drawUniform(keys.homePlace, subject, 0);
  return isUs ? firstArea + categoryAt(areas, u) : 1 + categoryAt(countries, u);
}

/** Home of the subject. */
function fillHomePlace(source: TruthSource, rows: number, out: Truth): void {
  for (let row = 0; row < rows; row++) out.homePlace[row] = homeOf(source, out.subject[row]!, out.homeGroup[row]!);
}

/** Whether the columns of an event's reports can place it. */
function visibilityOf({ keys, shares, firstArea }: TruthSource, event: number, group: number, home: number): number {
  const u = drawUniform(keys.located, event, 0);
  const isUs = home >= firstArea;
  const share = isUs ? shares.locatedUs[group]! : shares.locatedAbroad[group]!;
  const isRelated = isUs && u >= share && u < share + shares.relatedUs[group]!;
  return u < share ? located : isRelated ? relatedOnly : unlocated;
}

/** Whether the report's columns can place it. */
function fillVisibility(source: TruthSource, rows: number, out: Truth): void {
  const { groupOf } = source.providers;
  for (let row = 0; row < rows; row++) {
    const group = groupOf[out.eventProvider[row]!]!;
    out.visibility[row] = visibilityOf(source, out.event[row]!, group, out.homePlace[row]!);
  }
}

/**
 * The ways in which a report is wrong about a person (codes of `personErrors`); urgent-grade events are right. The wrong subscriber is met
 * behind shared addresses alone: as the event's first sender gives it, so that all its submissions agree.
 */
function fillPersonError(source: TruthSource, rows: number, out: Truth): void {
  const { keys, values } = source;
  const { unfoundedShare, adultShare, compromisedShare, wrongSubscriberShare } = values;
  const cumulated = Float64Array.of(
    unfoundedShare,
    unfoundedShare + adultShare,
    unfoundedShare + adultShare + compromisedShare,
    unfoundedShare + adultShare + compromisedShare + wrongSubscriberShare,
  );
  const atFirst = { ...out, provider: out.eventProvider, missing: new Uint16Array(rows) };
  for (let row = 0; row < rows; row++) {
    const u = drawUniform(keys.personError, out.event[row]!, 0);
    let error = 0;
    while (error < cumulated.length && u >= cumulated[error]!) error += 1;
    const holds =
      out.grade[row] === 0 &&
      error < cumulated.length &&
      (error !== wrongSubscriber - 1 || isSharedAddress(source, atFirst, row));
    out.personError[row] = holds ? error + 1 : 0;
  }
}

/** Whether an event's content was shared without malice (0 or 1), urgency apart. */
function harmlessOf(source: TruthSource, event: number, group: number, visibility: number, home: number): number {
  const place = visibility === located ? Number(home >= source.firstArea) : 2;
  return Number(drawUniform(source.keys.malice, event, 0) < source.harmlessShare[group * 3 + place]!);
}

/** Whether content was shared without malice; never in urgent-grade events. */
function fillHarmless(source: TruthSource, rows: number, out: Truth): void {
  const { groupOf } = source.providers;
  for (let row = 0; row < rows; row++) {
    const group = groupOf[out.eventProvider[row]!]!;
    const harmless = harmlessOf(source, out.event[row]!, group, out.visibility[row]!, out.homePlace[row]!);
    out.harmless[row] = harmless & Number(out.grade[row] === 0);
  }
}

/** Whether a row's content was shared without malice (0 or 1), from its lineage alone. */
export function harmlessAt(source: TruthSource, row: number, lineage: Lineage): number {
  const group = source.providers.groupOf[lineage.eventProvider[row]!]!;
  const home = homeOf(source, lineage.subject[row]!, lineage.homeGroup[row]!);
  const visibility = visibilityOf(source, lineage.event[row]!, group, home);
  const harmless = harmlessOf(source, lineage.event[row]!, group, visibility, home);
  return harmless & Number(gradeAt(source, row, lineage) === 0);
}

/** Whether the event can be acted on: urgent, or shared with malice and neither unfounded nor about an adult. */
function fillActionable(rows: number, out: Truth): void {
  for (let row = 0; row < rows; row++) {
    const error = out.personError[row]!;
    const urgent = Number(out.grade[row] !== 0);
    out.actionable[row] = urgent | (Number(error !== 1 && error !== 2) & (out.harmless[row]! ^ 1));
  }
}

/** The agency that has jurisdiction (none over an unfounded event), and a second one with standing in some events. */
function fillAgencies({ keys, values, agencyOfPlace, countries }: TruthSource, rows: number, out: Truth): void {
  for (let row = 0; row < rows; row++) {
    const event = out.event[row]!;
    const lead = out.personError[row] === 1 ? 0 : agencyOfPlace[out.homePlace[row]!]!;
    const hasSecond = drawUniform(keys.standing, event, 0) < values.secondStandingShare;
    const second = hasSecond ? agencyOfPlace[1 + categoryAt(countries, drawUniform(keys.standing, event, 1))]! : 0;
    out.leadAgency[row] = lead;
    out.secondAgency[row] = second === lead ? 0 : second;
  }
}

/** Number of files. */
function fillFileCount(source: TruthSource, rows: number, out: Truth): void {
  for (let row = 0; row < rows; row++) out.fileCount[row] = fileCountOf(source, out.event[row]!);
}

/** Class of the sender. */
function fillProviderClass({ providers }: TruthSource, rows: number, out: Truth): void {
  for (let row = 0; row < rows; row++) out.providerClass[row] = providers.classOf[out.provider[row]!]!;
}

/** Parts of the truth, in the order in which one needs another, and what each needs. */
const parts = {
  providerClass: [],
  type: [],
  grade: ["type"],
  home: [],
  visibility: ["home"],
  personError: ["grade", "visibility"],
  harmless: ["grade", "visibility"],
  actionable: ["harmless", "personError"],
  agencies: ["personError", "home"],
  fileCount: [],
} as const;
export type TruthPart = keyof typeof parts;

/** All parts. */
export const truthParts = Object.keys(parts).filter((name): name is TruthPart => name in parts);

/** The parts that are needed for the wanted ones, themselves among them. */
export function partsFor(wanted: Iterable<TruthPart>): ReadonlySet<TruthPart> {
  const found = new Set<TruthPart>();
  const add = (part: TruthPart): void => {
    found.add(part);
    for (const other of parts[part]) add(other);
  };
  for (const part of wanted) add(part);
  return found;
}

/** The needed parts of the truth. */
export function fillTruth(source: TruthSource, needed: ReadonlySet<TruthPart>, rows: number, out: Truth): void {
  if (needed.has("providerClass")) fillProviderClass(source, rows, out);
  if (needed.has("type")) fillIncidentType(source, rows, out);
  if (needed.has("grade")) fillGrade(source, rows, out);
  if (needed.has("home")) fillHomePlace(source, rows, out);
  if (needed.has("visibility")) fillVisibility(source, rows, out);
  if (needed.has("personError")) fillPersonError(source, rows, out);
  if (needed.has("harmless")) fillHarmless(source, rows, out);
  if (needed.has("actionable")) fillActionable(rows, out);
  if (needed.has("agencies")) fillAgencies(source, rows, out);
  if (needed.has("fileCount")) fillFileCount(source, rows, out);
}
