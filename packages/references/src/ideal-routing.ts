import type { ReferenceTables, RoutingOut, RoutingStage, StageBatch } from "@tipbench/stage-kit";
import type { ReferenceContext } from "./truth-view.ts";

const reads = [
  "reportId",
  "accountAddress",
  "accountAddressProxy",
  "fileAddress",
  "fileAddressProxy",
  "statedCountry",
  "statedState",
  "accountKey",
  "emailKey",
  "phoneKey",
  "deviceKey",
] as const;
type Column = (typeof reads)[number];
type Columns = StageBatch<Column>["columns"];

/** What a sign says of a place; codes, 0 where it says nothing. */
interface Sign {
  readonly agency: number;
  readonly state: number;
}

const nothing: Sign = { agency: 0, state: 0 };
const flagged = 2;

function signOfAddress(tables: ReferenceTables, address: number, proxy: number): Sign {
  const { geolocation, blockOf, usCountry, agencyOfCountry } = tables;
  const block = blockOf(address);
  const country = geolocation.country[block] ?? 0;
  if (address === 0 || proxy === flagged || country === 0 || geolocation.hosting[block] === 1) return nothing;
  if (country !== usCountry) return { agency: agencyOfCountry[country] ?? 0, state: 0 };
  const state = geolocation.state[block] ?? 0;
  return state === 0 ? nothing : { agency: geolocation.agency[block] ?? 0, state };
}

function signOfStated({ usCountry, agencyOfCountry, agencyOfState }: ReferenceTables, country: number, state: number) {
  if (country === usCountry) return state === 0 ? nothing : { agency: agencyOfState[state] ?? 0, state };
  return country === 0 ? nothing : { agency: agencyOfCountry[country] ?? 0, state: 0 };
}

function signsOf(tables: ReferenceTables, columns: Columns, row: number): readonly Sign[] {
  return [
    signOfAddress(tables, columns.accountAddress[row] ?? 0, columns.accountAddressProxy[row] ?? 0),
    signOfAddress(tables, columns.fileAddress[row] ?? 0, columns.fileAddressProxy[row] ?? 0),
    signOfStated(tables, columns.statedCountry[row] ?? 0, columns.statedState[row] ?? 0),
  ];
}

/** A bit for each kind of identifier that a report has. */
function identifiersOf({ accountKey, emailKey, phoneKey, deviceKey }: Columns, row: number): number {
  const keys = [accountKey, emailKey, phoneKey, deviceKey];
  return keys.reduce((sum, column, kind) => (column[row] === 0 ? sum : sum | (1 << kind)), 0);
}

/**
 * `ideal` routing: to the lead agency where an address, the stated place, or an earlier report of the subject with an identifier of the same kind points to it
 * or to its state; else to where the first of these signs points, or the federal queue. What it misses no sign could tell.
 */
export function createIdealRouting(
  _options: unknown,
  { tables, truthOf, idEnd }: ReferenceContext,
): RoutingStage<Column> {
  const { agencies, federal } = tables;
  const pointedBy = new Uint8Array(idEnd); // of a subject: kinds of identifiers with which a report pointed to the lead agency
  return {
    name: "ideal",
    reads,
    route({ rows, columns }: StageBatch<Column>, { agency, confidence }: RoutingOut) {
      const { subject, leadAgency, secondAgency } = truthOf(columns.reportId);
      for (let row = 0; row < rows; row++) {
        const signs = signsOf(tables, columns, row);
        const pointsTo = (to: number): boolean =>
          to !== 0 &&
          signs.some((sign) => sign.agency === to || (sign.state !== 0 && sign.state === agencies[to]?.state));
        const lead = leadAgency[row] ?? 0;
        const second = secondAgency[row] ?? 0;
        const of = subject[row] ?? 0;
        const kinds = identifiersOf(columns, row);
        const isShown = pointsTo(lead);
        const isKnown = isShown || (lead !== 0 && ((pointedBy[of] ?? 0) & kinds) !== 0);
        if (isShown) pointedBy[of] = (pointedBy[of] ?? 0) | kinds;
        const first = signs.find((sign) => sign.agency !== 0)?.agency ?? federal;
        agency[3 * row] = isKnown ? lead : first;
        if (pointsTo(second) && second !== agency[3 * row]) agency[3 * row + 1] = second;
        confidence[row] = isKnown ? 1 : 0;
      }
    },
  };
}
