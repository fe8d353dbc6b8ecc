import { type ConfusionRow, type Region, regions } from "@tipbench/vocabulary";
import { groupTitle } from "./code-titles.ts";

/** Where a report can go first, seen from where its lead is. */
export type Destination = "federal" | "sameState" | "otherState" | Exclude<Region, "unitedStates"> | "undelivered";

const abroad = regions.filter((region): region is Exclude<Region, "unitedStates"> => region !== "unitedStates");

/** In the order in which they are shown. */
export const destinations: readonly Destination[] = ["federal", "sameState", "otherState", ...abroad, "undelivered"];

const titles: Readonly<Record<Exclude<Destination, Region>, string>> = {
  federal: "Federal queue",
  sameState: "Same US state",
  otherState: "Other US state",
  undelivered: "Nowhere yet",
};

const isRegion = (destination: Destination): destination is (typeof abroad)[number] =>
  abroad.some((region) => region === destination);

/** Words for a destination. */
export function destinationTitle(destination: Destination): string {
  return isRegion(destination) ? groupTitle("region", destination) : titles[destination];
}

/** Reports of a strategy whose lead is in a region, by where those that missed it went first. */
export interface ConfusionCell {
  readonly strategy: string;
  readonly region: Region;
  readonly destination: Destination;
  /** Reports that went there in place of their lead, or were never delivered. */
  readonly missed: number;
  /** All reports whose lead is in the region. */
  readonly all: number;
}

function regionOf(group: string): Region {
  return abroad.find((region) => region === group) ?? "unitedStates";
}

function destinationOf({ lead, delivered }: ConfusionRow): Destination {
  const known = destinations.find((name) => name === delivered);
  return known ?? (delivered === lead ? "sameState" : "otherState");
}

/** A strategy's misses by region of the lead and destination; every pair of a region that has reports is there. */
export function confusionCells(rows: readonly ConfusionRow[], strategy: string): ConfusionCell[] {
  const own = rows.filter((row) => row.strategy === strategy);
  return regions.flatMap((region) => {
    const led = own.filter(({ lead }) => regionOf(lead) === region);
    const all = led.reduce((sum, { reports }) => sum + reports, 0);
    if (all === 0) return [];
    return destinations.map((destination) => {
      const to = led.filter((row) => destinationOf(row) === destination);
      const missed = to.reduce((sum, row) => sum + (destination === "undelivered" ? row.reports : row.missed), 0);
      return { strategy, region, destination, missed, all };
    });
  });
}
