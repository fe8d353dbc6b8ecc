import type { StageContext } from "@tipbench/stage-kit";
import type { StageStep } from "@tipbench/vocabulary";
import type { WireMessage } from "../io/io-messages.ts";
import type { WireFormat } from "../stage-source.ts";

/** The version of the protocol that this house speaks; `docs/reference/stage-protocol.md` tells all of it. */
export const protocolVersion = 1;

/** What the house says first. */
export interface Hello {
  readonly type: "hello";
  readonly protocol: number;
  readonly step: StageStep;
  readonly options: Readonly<Record<string, unknown>>;
  readonly format: WireFormat;
  readonly expectedReports: number;
  readonly days: number;
  /** The key of the stage's own draws, 16 hexadecimal digits. */
  readonly drawKey: string;
}

/** What a stage says to the first message. */
export interface Welcome {
  readonly name: string;
  /** Free text of the stage's own; empty where it gave none. */
  readonly version: string;
  readonly reads: readonly string[];
  /** It wants to be told what the house learns. */
  readonly learns: boolean;
  /** It wants the public reference tables. */
  readonly tables: boolean;
  /** What a triage stage's score is, where it is a probability; null else. */
  readonly scoreIs: "probability" | null;
  /** Sent back with each further message; lets a server tell its callers apart. */
  readonly session: string | null;
}

/** When rows are handed over: triage is asked twice, an assessment stage about items that agencies have handled. */
export type WireOccasion = "received" | "labelled" | "handled";

const hexOf = (word: number): string => (word >>> 0).toString(16).padStart(8, "0");

/** The first message to a stage. */
export function helloOf(
  step: StageStep,
  options: Readonly<Record<string, unknown>>,
  format: WireFormat,
  { expectedReports, days, drawKey }: StageContext,
): Hello {
  const key = `${hexOf(drawKey.a)}${hexOf(drawKey.b)}`;
  return { type: "hello", protocol: protocolVersion, step, options, format, expectedReports, days, drawKey: key };
}

/** A message without columns. */
export function plainMessage(head: object): WireMessage {
  return { head: JSON.stringify(head), body: null };
}

/** The public tables as data; what `blockOf` gives goes beside the addresses of each batch. */
export function tablesMessage({ tables }: StageContext): object {
  const { agencies, federal, usCountry, agencyOfCountry, agencyOfState, geolocation } = tables;
  const { country, state, agency, hosting, shared } = geolocation;
  return {
    type: "tables",
    agencies,
    federal,
    usCountry,
    agencyOfCountry: [...agencyOfCountry],
    agencyOfState: [...agencyOfState],
    geolocation: {
      country: [...country],
      state: [...state],
      agency: [...agency],
      hosting: [...hosting],
      shared: [...shared],
    },
  };
}
