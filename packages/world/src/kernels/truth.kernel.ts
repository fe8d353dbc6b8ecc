import { type AliasTable, categoryAt, drawUniform } from "@tipbench/random";
import { located, relatedOnly, unlocated } from "../place/visibility.ts";
import { type ContentSource, fileCountOf } from "./content.kernel.ts";
import type { Lineage } from "./lineage.kernel.ts";

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
export interface TruthSource extends ContentSource {
  readonly shares: PlaceShares;
  readonly areas: AliasTable;
  readonly countries: AliasTable;
  readonly firstArea: number;
  readonly agencyOfPlace: Uint16Array;
  readonly countryOfPlace: Uint8Array;
  /** Cumulative shares of incident types by provider class: `class * types + type`. */
  readonly typeCumulated: Float64Array;
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
  /** What is behind the address events, in bits; see `fillAddressBits`. */
  readonly addressBits: Uint8Array;
  /** Name of the first file's content; 0 without files. */
  readonly primaryContent: Uint32Array;
}

/** Type of the incident, by the class of the sender. Same as `cumulated.findIndex(share => u < share)`. */
function fillIncidentType(source: TruthSource, rows: number, out: Truth): void {
  const { typeCumulated, types, keys, providers } = source;
  for (let row = 0; row < rows; row++) {
    const u = drawUniform(keys.incidentType, out.incident[row]!, 0);
    const first = providers.classOf[out.eventProvider[row]!]! * types;
    let type = 0;
    while (type < types - 1 && u >= typeCumulated[first + type]!) type += 1;
    out.incidentType[row] = type;
    out.trueType[row] = type;
  }
}

/** Grade of the incident: 0 routine, 1 time-critical, 2 imminent. */
function fillGrade({ keys, values, isContact }: TruthSource, rows: number, out: Truth): void {
  for (let row = 0; row < rows; row++) {
    const share = isContact[out.incidentType[row]!] === 1 ? values.contactUrgentShare : values.otherUrgentShare;
    const u = drawUniform(keys.grade, out.incident[row]!, 0);
    out.grade[row] = u >= share ? 0 : u < share * values.imminentShare ? 2 : 1;
  }
}

/** Where the subject lives: a US area or a foreign country, by the group of the provider with which the subject began. */
function fillHomePlace(source: TruthSource, rows: number, out: Truth): void {
  const { keys, shares, areas, countries, firstArea } = source;
  for (let row = 0; row < rows; row++) {
    const subject = out.subject[row]!;
    const isUs = drawUniform(keys.home, subject, 0) < shares.homeUs[out.homeGroup[row]!]!;
    const u = drawUniform(keys.homePlace, subject, 0);
    out.homePlace[row] = isUs ? firstArea + categoryAt(areas, u) : 1 + categoryAt(countries, u);
  }
}

/** Whether the report's columns can place it. */
function fillVisibility({ keys, providers, shares, firstArea }: TruthSource, rows: number, out: Truth): void {
  for (let row = 0; row < rows; row++) {
    const group = providers.groupOf[out.eventProvider[row]!]!;
    const u = drawUniform(keys.located, out.event[row]!, 0);
    const isUs = out.homePlace[row]! >= firstArea;
    const share = isUs ? shares.locatedUs[group]! : shares.locatedAbroad[group]!;
    const isRelated = isUs && u >= share && u < share + shares.relatedUs[group]!;
    out.visibility[row] = u < share ? located : isRelated ? relatedOnly : unlocated;
  }
}

/** The ways in which a report is wrong about a person (codes of `personErrors`); urgent-grade events are right. */
function fillPersonError({ keys, values }: TruthSource, rows: number, out: Truth): void {
  const { unfoundedShare, adultShare, compromisedShare, wrongSubscriberShare, mobileShare } = values;
  const cumulated = Float64Array.of(
    unfoundedShare,
    unfoundedShare + adultShare,
    unfoundedShare + adultShare + compromisedShare,
    unfoundedShare + adultShare + compromisedShare + wrongSubscriberShare * mobileShare,
  );
  for (let row = 0; row < rows; row++) {
    const event = out.event[row]!;
    const u = drawUniform(keys.personError, event, 0);
    let error = 0;
    while (error < cumulated.length && u >= cumulated[error]!) error += 1;
    out.personError[row] = out.grade[row] === 0 && error < cumulated.length ? error + 1 : 0;
  }
}

/** Whether content was shared without malice, and whether the event can be acted on: urgent, or malice, and neither unfounded nor about an adult. */
function fillActionable({ keys, providers, harmlessShare, firstArea }: TruthSource, rows: number, out: Truth): void {
  for (let row = 0; row < rows; row++) {
    const urgent = Number(out.grade[row] !== 0);
    const place = out.visibility[row] === located ? (out.homePlace[row]! >= firstArea ? 1 : 0) : 2;
    const share = harmlessShare[providers.groupOf[out.eventProvider[row]!]! * 3 + place]!;
    const harmless = Number(drawUniform(keys.malice, out.event[row]!, 0) < share) & ~urgent;
    const error = out.personError[row]!;
    out.harmless[row] = harmless;
    out.actionable[row] = urgent | (Number(error !== 1 && error !== 2) & ~harmless);
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

/** All of the truth, in the order in which one part needs another. */
export function fillTruth(source: TruthSource, rows: number, out: Truth): void {
  fillProviderClass(source, rows, out);
  fillIncidentType(source, rows, out);
  fillGrade(source, rows, out);
  fillHomePlace(source, rows, out);
  fillVisibility(source, rows, out);
  fillPersonError(source, rows, out);
  fillActionable(source, rows, out);
  fillAgencies(source, rows, out);
  fillFileCount(source, rows, out);
}
