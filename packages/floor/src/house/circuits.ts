/** What the court of appeals of a circuit says of files that no person at the provider viewed. */
export type WarrantRule = "required" | "notRequired" | "unsettled";

interface Circuit {
  readonly name: string;
  readonly states: readonly string[];
  readonly rule: WarrantRule;
}

/**
 * The federal circuits and their states (28 U.S.C. 41), with what their courts of appeals had said by the end of 2023: a warrant is required
 * (9th: United States v. Wilson, 2021; 10th: United States v. Ackerman, 2016), is not where a hash matched (5th: United States v. Reddick, 2018;
 * 6th: United States v. Miller, 2020), or nothing that settles it.
 */
export const circuits: readonly Circuit[] = [
  { name: "D.C.", states: ["DC"], rule: "unsettled" },
  { name: "1st", states: ["ME", "MA", "NH", "RI", "PR"], rule: "unsettled" },
  { name: "2nd", states: ["CT", "NY", "VT"], rule: "unsettled" },
  { name: "3rd", states: ["DE", "NJ", "PA", "VI"], rule: "unsettled" },
  { name: "4th", states: ["MD", "NC", "SC", "VA", "WV"], rule: "unsettled" },
  { name: "5th", states: ["LA", "MS", "TX"], rule: "notRequired" },
  { name: "6th", states: ["KY", "MI", "OH", "TN"], rule: "notRequired" },
  { name: "7th", states: ["IL", "IN", "WI"], rule: "unsettled" },
  { name: "8th", states: ["AR", "IA", "MN", "MO", "NE", "ND", "SD"], rule: "unsettled" },
  { name: "9th", states: ["AK", "AZ", "CA", "HI", "ID", "MT", "NV", "OR", "WA", "GU", "MP"], rule: "required" },
  { name: "10th", states: ["CO", "KS", "NM", "OK", "UT", "WY"], rule: "required" },
  { name: "11th", states: ["AL", "FL", "GA"], rule: "unsettled" },
];

/** Number of a state's circuit in `circuits`; null for a place that is in none. */
export function circuitOfState(state: string): number | null {
  const found = circuits.findIndex(({ states }) => states.includes(state));
  return found < 0 ? null : found;
}
