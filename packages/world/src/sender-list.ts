import type { ProviderClass } from "@tipbench/vocabulary";
import { classOfRank } from "./provider-profiles.ts";
import { publishedTables } from "./published.ts";
import type { SenderChoice } from "./settings.ts";

/** The channels of the public: classes of one sender each, which has the name of its class. They never batch. */
export const publicChannels = ["publicForm", "telephone", "foreignHotline"] as const satisfies readonly ProviderClass[];

/** Who sends reports. */
export interface Sender {
  /** `provider-007` for the seventh rank, or the name of a public channel. */
  readonly name: string;
  readonly class: ProviderClass;
}

/** All senders of a year: its providers by rank, then the public's channels. */
export function sendersOf(year: number): readonly Sender[] {
  return [
    ...publishedTables(year).providerReports.map((_, index) => ({
      name: `provider-${String(index + 1).padStart(3, "0")}`,
      class: classOfRank(index + 1),
    })),
    ...publicChannels.map((name) => ({ name, class: name })),
  ];
}

/** Whether a choice of senders takes this one in. */
export function isChosen(choice: SenderChoice, sender: Sender): boolean {
  return choice === "all" || choice === sender.class || choice === sender.name;
}
