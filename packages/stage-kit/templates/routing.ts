// A routing stage: it says which agency gets each report.
//   tipbench stage test ./my-routing.ts      holds it to the laws that every stage keeps
//   routing: ./my-routing.ts      in a strategy of a scenario takes it into a run
// The import is for an editor alone: it is erased before the stage runs, so nothing need be installed. For the types, name a
// clone of tipbench in tsconfig.json: "paths": { "@tipbench/stage-kit": ["CLONE/packages/stage-kit/src/index.ts"] }
import type { RoutingStage, StageContext } from "@tipbench/stage-kit";

/** All columns that this stage wants to see; packages/vocabulary/src/columns.ts lists them with their codes. */
type Column = "statedCountry" | "statedState" | "accountAddress";

/** `options` are the keys beside `use` in the scenario; `tables` are the public ones: agencies, and a geolocation of addresses that errs. */
export function createStage(
  options: Readonly<Record<string, unknown>>,
  { tables }: StageContext,
): RoutingStage<Column> {
  const { agencyOfCountry, agencyOfState, usCountry, federal, geolocation, blockOf } = tables;
  const looksUpAddresses = options.looksUpAddresses !== false;
  return {
    name: "my-routing",
    reads: ["statedCountry", "statedState", "accountAddress"],
    // Rows come in order of receipt. Write at least a first agency for every row.
    route({ rows, columns }, out) {
      for (let row = 0; row < rows; row++) {
        const address = columns.accountAddress[row] ?? 0; // 0: missing, as everywhere
        const block = looksUpAddresses && address !== 0 ? blockOf(address) : -1;
        const isStated = columns.statedCountry[row] !== 0; // <- edit this line first: say when to believe what is stated
        const country = (isStated ? columns.statedCountry[row] : geolocation.country[block]) ?? 0;
        const state = (isStated ? columns.statedState[row] : geolocation.state[block]) ?? 0;
        const agency = country === usCountry ? agencyOfState[state] : agencyOfCountry[country];
        out.agency[3 * row] = agency || federal; // up to three a row: 3 * row, 3 * row + 1, 3 * row + 2
        out.confidence[row] = agency ? 0.8 : 0.1; // of the first agency, 0 to 1
      }
    },
  };
}
