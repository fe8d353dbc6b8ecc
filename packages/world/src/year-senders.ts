import type { ProviderClass } from "@tipbench/vocabulary";
import { classOfRank, publicRegion, regionOfRank } from "./provider-ranks.ts";
import { providerName, publicClasses } from "./providers.ts";
import { publishedTables } from "./published.ts";
import type { SenderRegion } from "./rhythm.ts";
import type { SenderChoice } from "./settings.ts";

/** Who sends reports. */
export interface Sender {
  /** `provider-007` for the seventh rank, or the name of its class for a channel of the public. */
  readonly name: string;
  readonly class: ProviderClass;
  /** Where it works from. */
  readonly region: SenderRegion;
}

/** All senders of a year: its providers by rank, then the public's channels. */
export function yearSenders(year: number): readonly Sender[] {
  return [
    ...publishedTables(year).providerReports.map((_, index) => ({
      name: providerName(index + 1),
      class: classOfRank(index + 1),
      region: regionOfRank(index + 1),
    })),
    ...publicClasses.map((name) => ({ name, class: name, region: publicRegion })),
  ];
}

/** Whether a choice of senders takes this one in. */
export function isChosen(choice: SenderChoice, sender: Sender): boolean {
  return choice === "all" || choice === sender.class || choice === sender.name;
}
