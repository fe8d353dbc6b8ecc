import { aliasTable, shareLimit } from "@tipbench/random";
import { incidentTypes, providerClasses, UserError } from "@tipbench/vocabulary";
import { type Clock, clockOf, type Period } from "./clock.ts";
import type { ContentSource } from "./kernels/content.kernel.ts";
import { fixedEvents } from "./kernels/fixed-events.kernel.ts";
import type { PerceptualSource } from "./kernels/perceptual.kernel.ts";
import type { PlaceSource } from "./kernels/place-columns.kernel.ts";
import type { ReportSource } from "./kernels/report-columns.kernel.ts";
import type { PlaceShares } from "./kernels/truth.kernel.ts";
import { type Keys, keysOf } from "./keys.ts";
import type { WorldValues } from "./parameters.ts";
import { addressPlan } from "./place/address-plan.ts";
import { type AgencyTables, agencyTables } from "./place/agencies.ts";
import { prolificIds, prolificTables } from "./prolific.ts";
import { type ProviderProfile, providerProfiles } from "./provider-profiles.ts";
import { type ProviderTables, providerTables } from "./providers.ts";
import { type LocationMix, type PublishedTables, publishedTables } from "./published.ts";
import type { WorldSettings } from "./settings.ts";
import { escalationShares, pressureShares, signalTable } from "./signals.ts";
import { variantChanges } from "./variant-changes.ts";
import { viralTables } from "./viral.ts";

/** Days of look-back before the first tick. */
const prehistoryDays = 150;
const contactTypes = ["onlineEnticement", "trafficking", "molestation"];
const idBits = 32;

/** Everything that a world's kernels read. */
export interface WorldSource extends PlaceSource, ReportSource, PerceptualSource {
  readonly agencies: AgencyTables;
  readonly tables: PublishedTables;
  readonly presenceShare: Readonly<Record<"account" | "email" | "phone" | "device" | "handle", Float64Array>>;
}

function placeShares(mixes: readonly LocationMix[], usAmongUnknown: number): PlaceShares {
  const homeUs = (mix: LocationMix): number =>
    mix.usWithState + mix.usWithoutState + mix.noCountryUsRelated + mix.unknown * usAmongUnknown;
  const by = (share: (mix: LocationMix) => number): Float64Array => Float64Array.from(mixes, share);
  return {
    homeUs: by(homeUs),
    locatedUs: by((mix) => (mix.usWithState + mix.usWithoutState) / homeUs(mix)),
    relatedUs: by((mix) => mix.noCountryUsRelated / homeUs(mix)),
    locatedAbroad: by((mix) => mix.international / (1 - homeUs(mix))),
  };
}

/** Cumulated shares of types by class, tilted towards contact types where the class is, with the published totals kept. */
function typeCumulated(providers: ProviderTables, reports: ReadonlyMap<string, number>): Float64Array {
  const classShare = new Float64Array(providerClasses.length);
  providers.shareOf.forEach((share, code) => {
    const at = providers.classOf[code] ?? 0;
    classShare[at] = (classShare[at] ?? 0) + share;
  });
  const tilt = (at: number, type: string): number =>
    contactTypes.includes(type) ? providerProfiles[providerClasses[at] ?? "smallForum"].contactTilt : 1;
  const total = [...reports.values()].reduce((sum, count) => sum + count, 0);
  const rest = incidentTypes.slice(1).map((type) => {
    const mean = classShare.reduce((sum, share, at) => sum + share * tilt(at, type), 0);
    return providerClasses.map((_, at) => (((reports.get(type) ?? 0) / total) * tilt(at, type)) / mean);
  });
  return Float64Array.from(
    providerClasses.flatMap((_, at) => {
      const others = rest.map((shares) => shares[at] ?? 0);
      const first = 1 - others.reduce((sum, value) => sum + value, 0);
      return [first, ...others].map((_, type, all) => all.slice(0, type + 1).reduce((sum, value) => sum + value, 0));
    }),
  );
}

/** Base shares of viral or meme marks by provider group, and offsets in log-odds by place (abroad, US, not located): recipe. */
const markBase = [0.6, 0.45, 0.25, 0.2, 0.15, 0.05];
const markOffset = [0.109, -0.206, -0.419];

function harmlessShares({ markSensitivity, markFalseShare }: WorldValues): Float64Array {
  return Float64Array.from(
    markBase.flatMap((base) =>
      markOffset.map((offset) => {
        const marked = 1 / (1 + Math.exp(-(Math.log(base / (1 - base)) + offset)));
        return Math.min(1, Math.max(0, (marked - markFalseShare) / (markSensitivity - markFalseShare)));
      }),
    ),
  );
}

/** Quantiles of the number of further files, by 16 bits. */
function extraFileQuantiles(mean: number, most: number): Uint8Array {
  const stay = Math.log(mean / (1 + mean));
  return Uint8Array.from({ length: 65_536 }, (_, at) =>
    Math.min(most, Math.floor(Math.log((at + 0.5) / 65_536) / stay)),
  );
}

/** Quantiles of a Lomax distribution at multiples of 2^-16 from the top; the last stands for the tail beyond them. */
function copyLagQuantiles({ copyLagScale, copyLagShape }: WorldValues, scale: number): Float64Array {
  return Float64Array.from({ length: 65_537 }, (_, at) => {
    const survival = 1 - Math.min(at, 65_535.5) / 65_536;
    return scale * copyLagScale * (Math.exp(-Math.log(survival) / copyLagShape) - 1);
  });
}

/** Shares of files and families as bounds of draws. */
function fileLimits(values: WorldValues) {
  const limits = (...shares: readonly number[]): Float64Array => Float64Array.from(shares, shareLimit);
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

function lineageSource(keys: Keys, values: WorldValues, tables: PublishedTables, period: Period) {
  const providers = providerTables(keys, values, tables, period.scale);
  const prolific = prolificTables(keys, period.scale);
  const eventsPerDay = (values.reportsPerYear * period.scale) / 365;
  const days = prehistoryDays + period.warmupDays + period.days;
  const viral = viralTables(keys, values, period.scale, days);
  const firstProlific = Math.ceil(viral.names / (1 << leastFileBits)); // names of viral contents lie below filesPerEvent * firstEvent
  const firstEvent = firstProlific + prolificIds(prolific, days);
  const firstArrival = firstEvent + Math.ceil(prehistoryDays * eventsPerDay);
  const clock = clockOf(keys, values, period, firstArrival);
  const firstMeasured = clock.firstEvent[period.warmupDays * 96] ?? firstArrival;
  const size = providers.order.size;
  return {
    clock,
    lineage: {
      keys,
      values,
      providers,
      firstEvent,
      quotaOffset: size - (firstMeasured % size),
      repeatLagLogRatio: Math.log(values.repeatLagHighDays / values.repeatLagLowDays),
      limits: {
        resubmissionShare: shareLimit(values.resubmissionShare),
      },
      prolific,
      viral,
      firstProlific,
      eventsPerHour: eventsPerDay / 24,
      eventsPerDay,
    },
  };
}

function lastEvent({ firstEvent, ticks }: Clock): number {
  return firstEvent[ticks] ?? 0;
}

/** Builds the source of a world from a seed, its parameters and the period. Throws UserError where 32-bit names do not suffice. */
export function worldSource(seed: string, settings: WorldSettings, period: Period): WorldSource {
  const { values } = settings;
  const keys = keysOf(seed);
  const tables = publishedTables(settings.year);
  const agencies = agencyTables(tables);
  const { clock, lineage } = lineageSource(keys, values, tables, period);
  const fileBits = fileBitsFor(lastEvent(clock));
  if (fileBits < leastFileBits) throw tooLarge(period);
  const filesPerEvent = 1 << fileBits;
  const content: ContentSource = {
    ...lineage,
    fixed: fixedEvents(lineage, lastEvent(clock) - lineage.firstEvent),
    fileBits,
    filesPerEvent,
    extraFiles: extraFileQuantiles(values.extraFilesMean, filesPerEvent - 2),
    copyLags: copyLagQuantiles(values, period.scale),
    ...fileLimits(values),
  };
  const profileOf = (code: number): ProviderProfile =>
    providerProfiles[providerClasses[lineage.providers.classOf[code] ?? 0] ?? "smallForum"];
  const by = (pick: (profile: ProviderProfile) => number): Float64Array =>
    Float64Array.from(lineage.providers.names, (_, code) => pick(profileOf(code)));
  return {
    ...content,
    clock,
    agencies,
    tables,
    shares: placeShares(tables.locationMixes, values.usAmongUnknown),
    areas: aliasTable(tables.taskForces.map(({ state, weight }) => weight * stateReports(tables, state))),
    countries: aliasTable(tables.countries.map(({ iso3, reports }) => (iso3 === "USA" ? 0 : reports))),
    firstArea: agencies.firstArea,
    agencyOfPlace: agencies.agencyOfPlace,
    countryOfPlace: agencies.countryOfPlace,
    stateOfPlace: agencies.stateOfPlace,
    usCountry: agencies.usCountry,
    plan: addressPlan(keys, agencies),
    typeCumulated: typeCumulated(lineage.providers, tables.incidentTypeReports),
    types: incidentTypes.length,
    isContact: Uint8Array.from(incidentTypes, (type) => (contactTypes.includes(type) ? 1 : 0)),
    harmlessShare: harmlessShares(values),
    escalationShare: signalTable(escalationShares, values),
    pressureShare: signalTable(pressureShares, values),
    escalationOdds: by((profile) => profile.escalation),
    delayHours: by((profile) => profile.delayHours),
    delaySigma: by((profile) => profile.delaySigma),
    retention: Uint32Array.from(by((profile) => profile.retentionDays)),
    changes: variantChanges(values),
    viewedYesShare: by(
      ({ viewed, viewedStated, viewedMisset }) =>
        viewedStated * (viewed * (1 - viewedMisset) + (1 - viewed) * viewedMisset),
    ),
    viewedStatedShare: by((profile) => profile.viewedStated),
    publicFileShare: by((profile) => profile.publicFile),
    generativeAiShare: by((profile) => profile.generativeAi),
    classificationShare: by((profile) => profile.classification),
    hashOnlyShare: by((profile) => profile.hashOnly),
    accountAddressShare: by((profile) => profile.accountAddress),
    fileAddressShare: by((profile) => profile.fileAddress),
    portShare: by((profile) => profile.port),
    proxyFlagShare: by((profile) => profile.proxyFlag),
    statedShare: by((profile) => profile.statedPlace),
    verifiedShare: by((profile) => profile.statedVerified),
    presenceShare: {
      account: by((profile) => profile.account),
      email: by((profile) => profile.email),
      phone: by((profile) => profile.phone),
      device: by((profile) => profile.device),
      handle: by((profile) => profile.handle),
    },
  };
}

function stateReports({ states }: PublishedTables, name: string): number {
  return states.find((state) => state.name === name)?.reports ?? 0;
}
