import { type MissCause, missCauses } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { blockOfAddress, fillMissCause, missCauseTable } from "../../src/index.ts";
import { blocksPerFamily } from "../../src/place/address.kernel.ts";
import { hosting, mobile } from "../../src/place/address-plan.ts";
import { smallWorld, wholeStream } from "../whole-stream.ts";

const batching = { kind: "batching", of: "provider-001", fromDay: 0, toDay: 2, share: 1 } as const;
const world = smallWorld("causes of misses", { scale: 0.02, days: 2 }, {}, { events: [batching] });
const { columns, truth, rows } = wholeStream(world, 96);
const { geolocation, agencies, source } = world;
const at = (name: keyof typeof columns, row: number): number => columns[name]?.[row] ?? 0;

/** The planned block behind a block of the geolocation table, found by going through all. */
const plannedOf = new Map(
  Array.from(source.plan.scattered, (block, planned) => [
    planned - (planned % blocksPerFamily) + block,
    planned % blocksPerFamily,
  ]),
);

function listedAgency(block: number): number {
  const country = geolocation.country[block] ?? 0;
  if (country !== agencies.usCountry) return agencies.agencyOfCountry[country] ?? 0;
  return geolocation.state[block] === 0 ? 0 : (geolocation.agency[block] ?? 0);
}

function causeByAddress(address: number, lead: number): MissCause {
  const block = blockOfAddress(address);
  const planned = plannedOf.get(block) ?? 0;
  const network = source.plan.network[planned];
  const agency = agencies.agencyOfPlace[source.plan.place[planned] ?? 0];
  if (network === hosting) return "proxy";
  if (listedAgency(block) !== agency) return network === mobile ? "sharedAddress" : "staleGeolocation";
  return agency === lead ? "other" : "elsewhere";
}

/** The cause as the definitions of the metrics have it. */
function causeOf(row: number): MissCause {
  const address = at("accountAddress", row) || at("fileAddress", row);
  const home = truth.homePlace[row] ?? 0;
  const [country, state] = [at("statedCountry", row), at("statedState", row)];
  if (at("batched", row) === 1) return "batched";
  if (address !== 0) return causeByAddress(address, agencies.agencyOfPlace[home] ?? 0);
  if (country === 0 || (country === agencies.usCountry && state === 0)) return "noSignal";
  const isHome = agencies.countryOfPlace[home] === country && agencies.stateOfPlace[home] === state;
  return isHome ? "other" : "elsewhere";
}

const found = new Uint8Array(rows);
const { accountAddress, fileAddress, statedCountry, statedState, batched } = columns;
if (!accountAddress || !fileAddress || !statedCountry || !statedState || !batched) throw new RangeError("no columns");
const visible = { accountAddress, fileAddress, statedCountry, statedState, homePlace: truth.homePlace };
const table = missCauseTable(world);
fillMissCause(table, { ...visible, batched }, rows, found);

test("the cause of each report is that of the definitions, and every cause of a report occurs", () => {
  for (let row = 0; row < rows; row++) {
    const cause = missCauses[found[row] ?? 0];
    if (cause !== causeOf(row)) throw new RangeError(`row ${row} is ${cause}, not ${causeOf(row)}`);
  }
  expect([...new Set(found)].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 7]);
});

test("a report whose table entry is right and whose subject was at home leads to its agency by the account's address", () => {
  const other = missCauses.indexOf("other");
  const told = Array.from(found.keys()).filter((row) => found[row] === other && at("accountAddress", row) !== 0);
  const wrong = told.filter(
    (row) =>
      listedAgency(blockOfAddress(at("accountAddress", row))) !== agencies.agencyOfPlace[truth.homePlace[row] ?? 0],
  );
  expect(told.length).toBeGreaterThan(rows / 2);
  expect(wrong).toEqual([]);
});

test("without batches a report's cause is found without the column", () => {
  const without = new Uint8Array(rows);
  fillMissCause(table, { ...visible, batched: null }, rows, without);
  const changed = Array.from(found.keys()).filter((row) => without[row] !== found[row]);
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.every((row) => batched[row] === 1)).toBe(true);
});
