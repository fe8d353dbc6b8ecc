import type { Channel } from "@tipbench/vocabulary";

/** An agency to which reports are delivered. Codes: 0 is none; `country` and `state` are codes, 0 for none. */
export interface Agency {
  readonly name: string;
  readonly kind: "none" | "federal" | "taskForce" | "foreign";
  readonly country: number;
  readonly state: number;
  /** Of a task force: its share of its state. */
  readonly weight: number;
  /** How a partner abroad is reached; agencies that share a channel stay apart. */
  readonly channel: Channel;
}

/** What may be looked up of an address, by `blockOf(address)`: codes, 0 where the table says nothing. It errs. */
export interface GeolocationTable {
  readonly country: Uint8Array;
  readonly state: Uint8Array;
  /** The task force of the block's area. */
  readonly agency: Uint16Array;
  /** 1: known as hosting or proxy exit. */
  readonly hosting: Uint8Array;
  /** 1: known as a mobile network, whose subscribers share addresses; what it says of their place is worth less. */
  readonly shared: Uint8Array;
}

/** Public tables that every stage is given. */
export interface ReferenceTables {
  readonly agencies: readonly Agency[];
  /** The queue for reports without a country or a state. */
  readonly federal: number;
  readonly usCountry: number;
  readonly agencyOfCountry: Uint16Array;
  /** The state's largest task force. */
  readonly agencyOfState: Uint16Array;
  readonly geolocation: GeolocationTable;
  readonly blockOf: (address: number) => number;
}
