import {
  type FileKindCounts,
  fileKinds,
  InvariantError,
  incidentTypes,
  locationClasses,
  providerClasses,
  type SenderCounts,
  type StreamTotals,
} from "@tipbench/vocabulary";
import type { World } from "@tipbench/world";
import { accountsOneIn } from "./account-sample.kernel.ts";
import { codeNames } from "./code-names.ts";
import { type SenderDays, senderCodes } from "./sender-days.kernel.ts";
import { filesOf } from "./stream-figures.ts";
import type { StreamCounts } from "./stream-summary.kernel.ts";

function total(all: readonly StreamCounts[], of: (counts: StreamCounts) => number): number {
  return all.reduce((sum, counts) => sum + of(counts), 0);
}

function byDay(all: readonly StreamCounts[], days: number, code: number, of: (days: SenderDays) => Uint32Array) {
  return Array.from({ length: days }, (_, day) =>
    total(all, (counts) => of(counts.senderDays)[day * senderCodes + code] ?? 0),
  );
}

function sendersOf(all: readonly StreamCounts[], { source, period }: World): SenderCounts[] {
  return source.providers.names.map((name, code) => {
    const className = providerClasses[source.providers.classOf[code] ?? 0];
    if (!className) throw new InvariantError(`sender ${name} has no class`);
    return {
      name,
      class: className,
      reports: total(all, ({ byProvider }) => byProvider[code] ?? 0),
      reportsByDay: byDay(all, period.days, code, ({ reports }) => reports),
      withAddressByDay: byDay(all, period.days, code, ({ withAddress }) => withAddress),
    };
  });
}

/** Counts under their names; a name that is null has none, and a count of 0 is kept. */
function named(
  all: readonly StreamCounts[],
  names: readonly (string | null)[],
  of: (counts: StreamCounts) => Float64Array,
): Record<string, number> {
  return Object.fromEntries(
    names.flatMap((name, code) => (name === null ? [] : [[name, total(all, (counts) => of(counts)[code] ?? 0)]])),
  );
}

function areNearLookedFor(all: readonly StreamCounts[]): boolean {
  return all.every(({ tallies }) => tallies.perceptuallyUnique !== null);
}

function kindOf(all: readonly StreamCounts[], code: number): FileKindCounts {
  return {
    files: total(all, ({ tallies }) => tallies.files[code] ?? 0),
    exactUnique: total(all, ({ tallies }) => tallies.exactUnique[code] ?? 0),
    perceptuallyUnique: areNearLookedFor(all)
      ? total(all, ({ tallies }) => tallies.perceptuallyUnique?.[code] ?? 0)
      : null,
  };
}

/** The counts of the streams of all replications of a world, under the names of its codes. */
export function streamTotals(all: readonly StreamCounts[], world: World): StreamTotals {
  const { country = [], state = [] } = codeNames(world);
  return {
    reports: total(all, ({ reports }) => reports),
    files: total(all, filesOf),
    senders: sendersOf(all, world),
    byIncidentType: named(all, incidentTypes, ({ byType }) => byType),
    byLocationClass: named(all, locationClasses, ({ byLocation }) => byLocation),
    byListedCountry: named(all, country, ({ byCountry }) => byCountry),
    byListedState: named(all, state, ({ byState }) => byState),
    filesByKind: {
      image: kindOf(all, fileKinds.indexOf("image")),
      video: kindOf(all, fileKinds.indexOf("video")),
      other: kindOf(all, fileKinds.indexOf("other")),
    },
    reportsWithExactUniqueFile: total(all, ({ tallies }) => tallies.reportsWithExactUnique),
    reportsWithPerceptuallyUniqueFile: areNearLookedFor(all)
      ? total(all, ({ tallies }) => tallies.reportsWithPerceptuallyUnique)
      : null,
    accounts: {
      oneIn: accountsOneIn,
      accounts: total(all, ({ accounts }) => accounts.accounts),
      reports: total(all, ({ accounts }) => accounts.reports),
      repeated: total(all, ({ accounts }) => accounts.repeated),
      largest: all.reduce((most, { accounts }) => Math.max(most, accounts.largest), 0),
    },
  };
}
