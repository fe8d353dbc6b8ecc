import type { ProviderClass } from "@tipbench/vocabulary";
import { type WorldValues, worldValues } from "./parameters.ts";
import type { ProfileField } from "./profile-fields.ts";

/** Whose reports a shift or an event is about: all senders, those of a class, or one by its name ("provider-007"). */
export type SenderChoice = "all" | ProviderClass | `provider-${string}`;

/** A step towards complete or thin reports: each named field goes `by` (0 to 1) of the way. Shifts apply in their order. */
export interface QualityShift {
  readonly of: SenderChoice;
  readonly towards: "complete" | "thin";
  readonly by: number;
  /** Null: every field that has two ends. */
  readonly fields: readonly ProfileField[] | null;
}

/** Fields that an integration fault can drop. */
export const droppableFields = [
  "account",
  "email",
  "phone",
  "device",
  "handle",
  "accountAddress",
  "fileAddress",
  "addressTime",
  "port",
  "statedPlace",
] as const satisfies readonly ProfileField[];

interface Timed {
  readonly of: SenderChoice;
  /** Days from the start date: first day, and the first one after; the end of the scenario where none is written. */
  readonly fromDay: number;
  readonly toDay: number;
}

/** Something that happens to senders in the course of the scenario. Shares are 0 to 1. */
export type WorldEvent =
  /** A share of the reports is never sent. */
  | (Timed & { readonly kind: "outage"; readonly lost: number })
  /** So many times the usual reports. */
  | (Timed & { readonly kind: "burst"; readonly factor: number })
  /** So many times the usual reports, the further ones without file, address and identifier. */
  | (Timed & { readonly kind: "flood"; readonly factor: number })
  /** Fields are missing in a share of the reports. */
  | (Timed & { readonly kind: "integrationFault"; readonly drops: readonly ProfileField[]; readonly share: number })
  /** A share of the reports of viral content goes into batched submissions, a tick's together. */
  | (Timed & { readonly kind: "batching"; readonly share: number })
  /** A share of the events is no longer detected; of the imminent ones a share of its own. */
  | (Timed & { readonly kind: "encryption"; readonly removed: number; readonly removedImminent: number });

/** What a world is made from, beside its seed and period. Plain data: it goes to threads and into manifests. */
export interface WorldSettings {
  /** The year whose published ranks and types the stream takes: 2021, 2022 or 2023. */
  readonly year: number;
  readonly values: WorldValues;
  /** What single providers do otherwise than their class, by name. */
  readonly departures: Readonly<Record<string, Partial<Readonly<Record<ProfileField, number>>>>>;
  readonly quality: readonly QualityShift[];
  readonly events: readonly WorldEvent[];
  /** Weights of a state's task forces in place of the assumed ones, by state; they sum to 1. */
  readonly taskForceWeights: Readonly<Record<string, readonly number[]>>;
  /** What the published reports of foreign countries are multiplied by, by code; 1 for the others. All reports from abroad stay as many. */
  readonly countryFactors: Readonly<Record<string, number>>;
}

type Given = Partial<Omit<WorldSettings, "values">> & { readonly values?: Partial<WorldValues> };

/** Settings with what is not named as in a scenario that says nothing of it. */
export function worldSettings({ values, ...given }: Given = {}): WorldSettings {
  const nothing = { year: 2023, departures: {}, quality: [], events: [], taskForceWeights: {}, countryFactors: {} };
  return { ...nothing, ...given, values: worldValues(values) };
}
