import { locationClasses } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { blockOfAddress } from "../../src/index.ts";
import { smallWorld, wholeStream } from "../whole-stream.ts";

const world = smallWorld("location", { scale: 0.05, days: 5 });
const { columns, locationClass, truth, rows } = wholeStream(world, 96);
const { geolocation, agencies } = world;
const at = (name: keyof typeof columns, row: number): number => columns[name]?.[row] ?? 0;

interface Seen {
  readonly country: number;
  readonly state: number;
}

/** What an address says: nothing if it is missing or an exit. */
function seenBy(row: number, address: "accountAddress" | "fileAddress"): Seen | null {
  const block = blockOfAddress(at(address, row));
  const isExit = at(`${address}Proxy`, row) === 2 || geolocation.hosting[block] === 1;
  if (at(address, row) === 0 || isExit) return null;
  return { country: geolocation.country[block] ?? 0, state: geolocation.state[block] ?? 0 };
}

function statedBy(row: number): Seen | null {
  return at("statedCountry", row) === 0 ? null : { country: at("statedCountry", row), state: at("statedState", row) };
}

/** The class as the definition has it: account address, else file address, else the stated place, else an exit in the US. */
function classOf(row: number): (typeof locationClasses)[number] {
  const seen = seenBy(row, "accountAddress") ?? seenBy(row, "fileAddress") ?? statedBy(row);
  if (seen) {
    if (seen.country !== agencies.usCountry) return "international";
    return seen.state === 0 ? "usWithoutState" : "usWithState";
  }
  const exits = [at("accountAddress", row), at("fileAddress", row)].filter((word) => word !== 0).map(blockOfAddress);
  const isRelated = exits.some((block) => geolocation.country[block] === agencies.usCountry);
  return isRelated ? "noCountryUsRelated" : "unknown";
}

test("the class of each report is what its columns say by the definition", () => {
  for (let row = 0; row < rows; row++) {
    const found = locationClasses[locationClass[row] ?? 0];
    if (found !== classOf(row)) throw new RangeError(`row ${row} is ${found}, not ${classOf(row)}`);
  }
  expect(new Set(locationClass.subarray(0, rows)).size).toBe(locationClasses.length);
});

test("what the columns say of the country is nearly always where the subject lives", () => {
  const placed = Array.from({ length: rows }, (_, row) => row).filter((row) => (locationClass[row] ?? 0) < 3);
  const right = placed.filter((row) => {
    const isHomeUs = (truth.homePlace[row] ?? 0) >= agencies.firstArea;
    return isHomeUs === (locationClass[row] !== 0);
  });
  expect(right.length / placed.length).toBeGreaterThan(0.98);
  expect(right.length).toBeLessThan(placed.length);
});
