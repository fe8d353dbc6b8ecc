import type { AgencyKind, FileKind, ProviderClass } from "./codes.ts";

/** Measured reports of one sender. */
export interface SenderCounts {
  readonly name: string;
  readonly class: ProviderClass;
  readonly reports: number;
  /** Reports by measured day (0 is the first), and those among them with the address of the account event. */
  readonly reportsByDay: readonly number[];
  readonly withAddressByDay: readonly number[];
}

/** Files of one kind. "Unique": no earlier file of the measured reports is the same, exactly or perceptually. */
export interface FileKindCounts {
  readonly files: number;
  readonly exactUnique: number;
  /** Null of a recorded stream, in which near files are not looked for. */
  readonly perceptuallyUnique: number | null;
}

/** A sample of accounts, drawn by their keys, whose reports were counted one by one. */
export interface AccountCounts {
  /** One account in so many is in the sample. */
  readonly oneIn: number;
  readonly accounts: number;
  readonly reports: number;
  /** Accounts with two reports or more, and the most that one has. */
  readonly repeated: number;
  readonly largest: number;
}

/** Counts over the measured reports of a stream. */
export interface StreamTotals {
  readonly reports: number;
  readonly files: number;
  readonly senders: readonly SenderCounts[];
  readonly byIncidentType: Readonly<Record<string, number>>;
  readonly byLocationClass: Readonly<Record<string, number>>;
  /** Reports by the country (ISO 3166, three letters) and the US state under which their columns list them; where none, nowhere. */
  readonly byListedCountry: Readonly<Record<string, number>>;
  readonly byListedState: Readonly<Record<string, number>>;
  readonly filesByKind: Readonly<Record<FileKind, FileKindCounts>>;
  readonly reportsWithExactUniqueFile: number;
  readonly reportsWithPerceptuallyUniqueFile: number | null;
  readonly accounts: AccountCounts;
}

/** First deliveries to agencies of one kind, by what triage had said of the report. */
export interface DeliveryCounts {
  readonly referral: number;
  readonly informational: number;
}

/** What analysts labelled in the measured days, of whatever reports. */
export interface LabelCounts {
  readonly files: number;
  /** Those among them that went on the shared list of hashes. */
  readonly addedToList: number;
}

/** What one strategy did with the measured reports. */
export interface StrategyCounts {
  readonly name: string;
  readonly received: number;
  /** Reports made available to an agency, and those among them that were delivered as urgent. */
  readonly madeAvailable: number;
  readonly escalated: number;
  readonly deliveries: Readonly<Record<Exclude<AgencyKind, "none">, DeliveryCounts>>;
  /** Absent in folders of versions that did not count labels. */
  readonly labels?: LabelCounts;
}

/** `counts.json`: integers over the measured reports, summed over replications. Byte-identical for equal runs. */
export interface CountsDocument {
  readonly notice: string;
  readonly replications: number;
  readonly days: number;
  readonly stream: StreamTotals;
  readonly strategies: readonly StrategyCounts[];
}
