import { aliasTable, shareLimit } from "@tipbench/random";
import { incidentTypes, UserError } from "@tipbench/vocabulary";
import { type Clock, clockOf, type Period } from "./clock.ts";
import { eventRules } from "./event-rules.ts";
import { submissionsPerReport } from "./held-back.ts";
import { contactTypes, typeShares } from "./incident-types.ts";
import { fieldStride, placeFields } from "./kernels/address-events.kernel.ts";
import type { ContentSource } from "./kernels/content.kernel.ts";
import { kindTable } from "./kernels/event-kind.kernel.ts";
import { lagTables, tailTable } from "./kernels/lags.kernel.ts";
import type { LineageSource } from "./kernels/lineage.kernel.ts";
import type { PerceptualSource } from "./kernels/perceptual.kernel.ts";
import type { PlaceSource } from "./kernels/place-columns.kernel.ts";
import { providerHours } from "./kernels/provider-hours.kernel.ts";
import type { ReportSource } from "./kernels/report-columns.kernel.ts";
import { specialEvents } from "./kernels/special-events.kernel.ts";
import type { UnsentSource } from "./kernels/unsent.kernel.ts";
import type { ViralSource } from "./kernels/viral.kernel.ts";
import { type Keys, keysOf } from "./keys.ts";
import { harmlessShares } from "./marks.ts";
import type { WorldValues } from "./parameters.ts";
import { addressPlan } from "./place/address-plan.ts";
import { type AgencyTables, agencyTables } from "./place/agencies.ts";
import { withCountryFactors } from "./place/country-factors.ts";
import { homeWeights, mobileShares, wrongCountryShares } from "./place/place-regions.ts";
import { placeCalibration } from "./place/place-shares.ts";
import { withTaskForceWeights } from "./place/task-force-weights.ts";
import { prolificIds, prolificTables } from "./prolific.ts";
import { type ProviderTables, providerTables } from "./providers.ts";
import { type PublishedTables, publishedTables } from "./published.ts";
import { rhythmOf, ticksPerDay } from "./rhythm.ts";
import { type SenderValues, senderValues } from "./senders.ts";
import type { WorldSettings } from "./settings.ts";
import { escalationShares, pressureShares, signalTable } from "./signals.ts";
import { surgesOf } from "./surges.ts";
import { variantChanges } from "./variant-changes.ts";
import { viralTables } from "./viral.ts";

/** Days of look-back before the first tick. */
const prehistoryDays = 150;
const idBits = 32;

/** Everything that a world's kernels read. */
export interface WorldSource extends PlaceSource, ReportSource, UnsentSource, PerceptualSource {
  readonly agencies: AgencyTables;
  readonly tables: PublishedTables;
  /** Share of US mobile blocks to which the geolocation table gives no state. */
  readonly noStateMobile: number;
  /** By place: share of foreign fixed blocks with a country drawn from all. */
  readonly wrongCountryShare: Float64Array;
  readonly senders: SenderValues;
}

/** Shares of the fields of place: `field * fieldStride + provider`. */
function placeFieldShares(senders: SenderValues): Float64Array {
  const shares = new Float64Array(placeFields.length * fieldStride);
  placeFields.forEach((name, field) => {
    shares.set(senders[name], field * fieldStride);
  });
  return shares;
}

/** Quantiles of the number of further files, by 16 bits. */
function extraFileQuantiles(mean: number, most: number): Uint8Array {
  const stay = Math.log(mean / (1 + mean));
  return Uint8Array.from({ length: 65_536 }, (_, at) =>
    Math.min(most, Math.floor(Math.log((at + 0.5) / 65_536) / stay)),
  );
}

/** Shares of files and families as bounds of draws. */
function fileLimits(values: WorldValues) {
  const limits = (...shares: readonly number[]): Float64Array =>
    Float64Array.from(shares, (share) => Math.round(share * 65_536));
  const { firstImageNewFamily, furtherImageNewFamily, firstVideoNewFamily, furtherVideoNewFamily } = values;
  const { firstImageNewHash, furtherImageNewHash, firstVideoNewHash, furtherVideoNewHash } = values;
  const hashLimits = limits(firstImageNewHash, furtherImageNewHash, firstVideoNewHash, furtherVideoNewHash);
  const families = limits(firstImageNewFamily, furtherImageNewFamily, firstVideoNewFamily, furtherVideoNewFamily);
  return {
    hashLimits,
    familyLimits: families.map((limit, at) => Math.min(limit, hashLimits[at] ?? 0)), // a family begins with a hash
    otherFileLimit: shareLimit(values.otherFileShare),
    viralLimit: Math.round(values.viralShare * 65_536),
    videoLimit: Math.round(values.firstVideoShare * 65_536),
    mixedLimit: Math.round(values.mixedShare * 1024),
  };
}

/** Of each sender's files, those that it says were viewed: those that were, but for what it says wrongly, and the others so. */
function viewedYesShares({ viewed, viewedStated, viewedMisset }: SenderValues): Float64Array {
  return viewed.map((share, code) => {
    const wrong = viewedMisset[code] ?? 0;
    return (viewedStated[code] ?? 0) * (share * (1 - wrong) + (1 - share) * wrong);
  });
}

function fileBitsFor(lastId: number): number {
  return Math.min(6, idBits - Math.ceil(Math.log2(lastId + 1)));
}

/** The fewest bits for the files of a report: below this a world is too large for 32-bit names. */
const leastFileBits = 4;

function tooLarge({ scale, days }: Period): UserError {
  return new UserError({
    code: "world-too-large",
    message: "This world has more events than 32-bit names can tell apart.",
    at: "scale, days",
    found: `scale ${scale} over ${days} days`,
    expected: `at most about 260 million events, ${prehistoryDays} days of prehistory included`,
    fix: "lower scale or days",
  });
}

/** What the world is built from, before any table of it. */
interface Plan {
  readonly keys: Keys;
  readonly settings: WorldSettings;
  readonly period: Period;
}

function lineageSource(
  { keys, settings, period }: Plan,
  providers: ProviderTables,
  submissionsPerReport: number,
): LineageSource & ViralSource {
  const { values } = settings;
  const prolific = prolificTables(keys, values, period.scale);
  const rhythm = rhythmOf(values, period.startDate, providers.regionShares);
  const surges = surgesOf(settings.events, providers, period);
  const eventsPerDay = (values.reportsPerYear * period.scale) / 365;
  const days = prehistoryDays + period.warmupDays + period.days;
  const viral = viralTables(keys, values, period.scale, days);
  const firstProlific = Math.ceil(viral.names / (1 << leastFileBits)); // names of viral contents lie below filesPerEvent * firstEvent
  const firstEvent = firstProlific + prolificIds(prolific, days);
  const firstArrival = firstEvent + Math.ceil(prehistoryDays * eventsPerDay);
  const clock = clockOf({ keys, values, period, rhythm, surges, submissionsPerReport }, firstArrival);
  const warmupTicks = period.warmupDays * ticksPerDay;
  const size = providers.order.size;
  const quotaOffset = size - ((clock.firstEvent[warmupTicks] ?? firstArrival) % size);
  const stretch = { firstEvent, events: lastEvent(clock) - firstEvent, quotaOffset };
  return {
    keys,
    values,
    clock,
    providers,
    hours: providerHours(providers, rhythm, period),
    kinds: kindTable(values),
    special: specialEvents(keys.surge, providers, stretch, surges, clock.firstEvent),
    firstEvent,
    prolific,
    viral,
    firstProlific,
    lags: lagTables(Math.log(values.repeatLagHighDays / values.repeatLagLowDays)),
    eventsPerHour: eventsPerDay / 24,
    eventsPerDay,
  };
}

function lastEvent({ firstEvent, ticks }: Clock): number {
  return firstEvent[ticks] ?? 0;
}

/** Builds the source of a world from a seed, its parameters and the period. Throws UserError where 32-bit names do not suffice. */
export function worldSource(seed: string, settings: WorldSettings, period: Period): WorldSource {
  const { values } = settings;
  const keys = keysOf(seed);
  const tables = withTaskForceWeights(publishedTables(settings.year), settings.taskForceWeights);
  const homes = withCountryFactors(tables, settings.countryFactors);
  const agencies = agencyTables(tables, values);
  const mobileShare = mobileShares(values, tables, agencies);
  const wrongCountryShare = wrongCountryShares(values, tables, agencies);
  const providers = providerTables(keys, values, tables, period.scale);
  const usual = senderValues(providers, { departures: {}, quality: [] }); // what is true does not follow what a scenario makes senders say
  const harmless = harmlessShares(values, providers, usual);
  const perReport = submissionsPerReport(values, providers, usual, harmless, tables.locationMixes);
  const lineage = lineageSource({ keys, settings, period }, providers, perReport);
  const { clock } = lineage;
  const fileBits = fileBitsFor(lastEvent(clock));
  if (fileBits < leastFileBits) throw tooLarge(period);
  const filesPerEvent = 1 << fileBits;
  const content: ContentSource = {
    ...lineage,
    fileBits,
    filesPerEvent,
    extraFiles: extraFileQuantiles(values.extraFilesMean, filesPerEvent - 2),
    copyLags: tailTable(period.scale * values.copyLagScale, values.copyLagShape),
    ...fileLimits(values),
  };
  const senders = senderValues(providers, settings);
  const calibration = placeCalibration(values, providers, tables.locationMixes, mobileShare[agencies.firstArea] ?? 0);
  return {
    ...content,
    clock,
    agencies,
    tables,
    shares: calibration.shares,
    noStateMobile: calibration.noStateMobile,
    areas: aliasTable(tables.taskForces.map(({ state, weight }) => weight * stateReports(tables, state))),
    countries: aliasTable(homeWeights(homes, values, wrongCountryShare, mobileShare)),
    wrongCountryShare,
    firstArea: agencies.firstArea,
    agencyOfPlace: agencies.agencyOfPlace,
    countryOfPlace: agencies.countryOfPlace,
    stateOfPlace: agencies.stateOfPlace,
    usCountry: agencies.usCountry,
    plan: addressPlan(keys, agencies, tables, mobileShare),
    typeCumulated: typeShares(providers, { ...senders, wrongType: usual.wrongType }, tables.incidentTypeReports),
    wrongTypeShare: senders.wrongType,
    types: incidentTypes.length,
    isContact: Uint8Array.from(incidentTypes, (type) => (contactTypes.includes(type) ? 1 : 0)),
    harmlessShare: harmless,
    markingShare: senders.marking,
    rules: eventRules(settings.events, providers, period),
    duplicatesShare: senders.duplicates,
    withholdsShare: senders.withholds,
    escalationShare: signalTable(escalationShares(values), values),
    escalationMisuse: senders.escalationMisuse,
    pressureShare: signalTable(pressureShares(values), values),
    escalationOdds: senders.escalation,
    delayHours: senders.delayHours,
    delaySigma: senders.delaySigma,
    retention: Uint32Array.from(senders.retentionDays),
    changes: variantChanges(values),
    viewedYesShare: viewedYesShares(senders),
    viewedStatedShare: senders.viewedStated,
    publicFileShare: senders.publicFile,
    generativeAiShare: senders.generativeAi,
    classificationShare: senders.classification,
    hashOnlyShare: senders.hashOnly,
    placeFieldShare: placeFieldShares(senders),
    senders,
  };
}

function stateReports({ states }: PublishedTables, name: string): number {
  return states.find((state) => state.name === name)?.reports ?? 0;
}
