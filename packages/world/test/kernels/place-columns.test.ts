import { describe, expect, test } from "vitest";
import { formatAddress, providerProfiles } from "../../src/index.ts";
import { blocksPerFamily } from "../../src/place/address.kernel.ts";
import { fixed, hosting, mobile } from "../../src/place/address-plan.ts";
import { smallWorld, wholeStream } from "../whole-stream.ts";

const world = smallWorld("place columns", { scale: 0.05, days: 8 });
const { source, agencies, clock } = world;
const { plan, values } = source;
const stream = wholeStream(world, 96);
const { columns, truth, rows } = stream;
const at = (name: keyof typeof columns, row: number): number => columns[name]?.[row] ?? 0;
const rowList = Array.from({ length: rows }, (_, row) => row);
type Event = "accountAddress" | "fileAddress";

/** Planned block by block of the table. */
const planned = new Int32Array(2 * blocksPerFamily).fill(-1);
for (let name = 0; name < 2 * blocksPerFamily; name++) {
  const block = name % blocksPerFamily;
  if (block < plan.blocks) planned[name - block + (plan.scattered[name] ?? 0)] = block;
}
const isV4 = (word: number): boolean => word >>> 28 === 15;
const blockOf = (word: number): number => planned[((word >>> 12) & 0xffff) + (isV4(word) ? 0 : blocksPerFamily)] ?? -1;
const networkOf = (word: number): number => plan.network[blockOf(word)] ?? -1;
const placeOf = (word: number): number => plan.place[blockOf(word)] ?? -1;
const hostOf = (word: number): number => word & 0xfff;
const homeOf = (row: number): number => truth.homePlace[row] ?? 0;

/** Within four standard errors; rows of one subject count as one, hence `spread`. */
function expectShare(found: readonly number[], holds: (row: number) => boolean, share: number, spread = 1): void {
  expect(found.length).toBeGreaterThan(100);
  const off = found.filter(holds).length - found.length * share;
  expect(Math.abs(off)).toBeLessThan(4 * spread * Math.sqrt(found.length * share * (1 - share) + 1));
}

const withBoth = rowList.filter((row) => at("accountAddress", row) !== 0 && at("fileAddress", row) !== 0);
const atHome = (row: number, event: Event): boolean => placeOf(at(event, row)) === homeOf(row);

test("every address lies in a planned block, of the subject's home in nearly all located reports", () => {
  for (const row of withBoth) expect(blockOf(at("accountAddress", row))).toBeGreaterThanOrEqual(0);
  const lines = withBoth.filter((row) => networkOf(at("accountAddress", row)) !== hosting);
  expectShare(lines, (row) => !atHome(row, "accountAddress"), values.travelShare, 1.5);
  expectShare(
    lines.filter((row) => atHome(row, "accountAddress")),
    (row) => !atHome(row, "fileAddress"),
    values.fileElsewhereShare,
    1.5,
  );
});

describe("networks", () => {
  const lines = rowList.filter((row) => [fixed, mobile].includes(networkOf(at("accountAddress", row))));
  const regionOf = (row: number): string => source.tables.countries[homeOf(row) - 1]?.region ?? "unitedStates";

  test.each(["unitedStates", "americas", "europe", "asia", "africa"])(
    "are mobile in %s as often as assumed",
    (region) => {
      const own = lines.filter((row) => regionOf(row) === region && atHome(row, "accountAddress"));
      const isMobile = (row: number): boolean => networkOf(at("accountAddress", row)) === mobile;
      expectShare(own, isMobile, plan.mobileShare[homeOf(own[0] ?? 0)] ?? 0);
    },
  );

  test("of the file event are the account event's in the assumed share, else drawn anew", () => {
    const own = lines.filter(
      (row) => at("fileAddress", row) !== 0 && regionOf(row) === "asia" && atHome(row, "fileAddress"),
    );
    const share = plan.mobileShare[source.tables.countries.findIndex(({ iso3 }) => iso3 === "IND") + 1] ?? 0;
    const isMobile = (row: number, event: Event): boolean => networkOf(at(event, row)) === mobile;
    const onMobile = own.filter((row) => isMobile(row, "accountAddress"));
    const { sameNetworkShare } = values;
    expectShare(onMobile, (row) => isMobile(row, "fileAddress"), sameNetworkShare + (1 - sameNetworkShare) * share);
    expectShare(own, (row) => isMobile(row, "fileAddress"), share);
  });
});

/** Rows of one subject's lines of a kind, in pairs of neighbours. */
function pairs(holds: (word: number) => boolean): (readonly [number, number])[] {
  const last = new Map<number, number>();
  return rowList.flatMap((row) => {
    const word = at("accountAddress", row);
    if (word === 0 || !holds(word)) return [];
    const before = last.get(truth.subject[row] ?? 0);
    last.set(truth.subject[row] ?? 0, row);
    const isSamePlace = before !== undefined && placeOf(at("accountAddress", before)) === placeOf(word);
    return isSamePlace ? [[before, row] as const] : [];
  });
}

const dayOf = (row: number): number => Math.floor(((truth.event[row] ?? 0) - source.firstEvent) / source.eventsPerDay);

describe("the addresses of one subject", () => {
  const words = ([one, other]: readonly [number, number]) =>
    [at("accountAddress", one), at("accountAddress", other)] as const;

  test("on a network of a place lie in one block", () => {
    for (const network of [fixed, mobile]) {
      const found = pairs((word) => isV4(word) && networkOf(word) === network);
      expect(found.length).toBeGreaterThan(50);
      for (const pair of found) expect(blockOf(words(pair)[0])).toBe(blockOf(words(pair)[1]));
    }
  });

  test("keep their host on a fixed line, but for the end of a lease", () => {
    const found = pairs((word) => isV4(word) && networkOf(word) === fixed);
    const kept = found.filter((pair) => words(pair)[0] === words(pair)[1]);
    const meanDays =
      found.reduce((sum, [one, other]) => sum + ((truth.event[other] ?? 0) - (truth.event[one] ?? 0)), 0) /
      found.length /
      source.eventsPerDay;
    const changed = 1 - kept.length / found.length;
    expect(kept.length).toBeLessThan(found.length);
    expect(Math.abs(changed - meanDays / values.leaseDays)).toBeLessThan(4 * Math.sqrt(changed / found.length));
  });

  test("keep their IPv6 prefix and change their host from day to day", () => {
    const found = pairs((word) => !isV4(word));
    const isSameDay = ([one, other]: readonly [number, number]): boolean => dayOf(one) === dayOf(other);
    const kept = found.filter((pair) => hostOf(words(pair)[0]) === hostOf(words(pair)[1]));
    expect(found.filter(isSameDay).every((pair) => kept.includes(pair))).toBe(true);
    expect(kept.filter((pair) => !isSameDay(pair)).length).toBeLessThan(3);
    expect(found.filter((pair) => !isSameDay(pair)).length).toBeGreaterThan(20);
  });
});

test("subscribers of a mobile block share its few addresses, those of a fixed one have their own", () => {
  const few = smallWorld("shared", { scale: 0.05, days: 3 }, { sharedHosts: 2, mobileShare: 0.5 });
  const shared = wholeStream(few, 96, ["accountAddress"]);
  const hosts = new Map<number, Set<number>>();
  const { scattered, network } = few.source.plan;
  const networkAt = new Map(Array.from(network, (code, block) => [scattered[block] ?? 0, code]));
  for (const word of shared.columns.accountAddress?.subarray(0, shared.rows) ?? []) {
    if (isV4(word)) hosts.set(word >>> 12, (hosts.get(word >>> 12) ?? new Set()).add(word));
  }
  const sizes = (code: number): number[] =>
    [...hosts].flatMap(([block, own]) => (networkAt.get(block & 0xffff) === code ? [own.size] : []));
  expect(Math.max(...sizes(mobile))).toBe(2);
  expect(Math.max(...sizes(hosting))).toBe(2);
  expect(Math.max(...sizes(fixed))).toBeGreaterThan(2);
});

describe("ports", () => {
  test.each(["accountAddress", "fileAddress"] as const)(
    "of the %s are given in the profile's share, with an address only",
    (event) => {
      const port = `${event}Port` as const;
      expect(rowList.filter((row) => at(event, row) === 0).every((row) => at(port, row) === 0)).toBe(true);
      const social = rowList.filter((row) => at(event, row) !== 0 && truth.providerClass[row] === 0);
      expectShare(social, (row) => at(port, row) !== 0, providerProfiles.socialFeed.port);
      const ports = social.map((row) => at(port, row)).filter((value) => value !== 0);
      expect(Math.min(...ports)).toBeGreaterThanOrEqual(1024);
      expect(Math.max(...ports)).toBeLessThan(65_536);
      expect(new Set(ports).size).toBeGreaterThan(0.8 * ports.length);
    },
  );
});

describe("the age of an address event", () => {
  const sinceIncident = (row: number): number => at("receivedAtSeconds", row) - at("incidentAtSeconds", row);
  const aged = (event: Event): number[] => rowList.filter((row) => at(`${event}AgeSeconds`, row) !== 0);
  const median = (numbers: readonly number[]): number =>
    [...numbers].sort((one, other) => one - other)[numbers.length >>> 1] ?? Number.NaN;

  test.each(["accountAddress", "fileAddress"] as const)(
    "of the %s is given in the profile's share, with an address only",
    (event) => {
      expect(aged(event).every((row) => at(event, row) !== 0)).toBe(true);
      const search = rowList.filter((row) => at(event, row) !== 0 && truth.providerClass[row] === 2);
      expectShare(
        search,
        (row) => at(`${event}AgeSeconds`, row) !== 0,
        providerProfiles.encryptedMessaging.addressTime,
      );
    },
  );

  test("puts the login before the incident, by the assumed median", () => {
    const before = aged("accountAddress").map((row) => at("accountAddressAgeSeconds", row) - sinceIncident(row));
    expect(Math.min(...before)).toBeGreaterThanOrEqual(0);
    const standardError = (1.25 * values.loginBeforeSigma) / Math.sqrt(before.length);
    expect(Math.abs(Math.log(median(before) / (3600 * values.loginBeforeHours)))).toBeLessThan(4 * standardError);
  });

  test("puts the upload between the incident and the receipt", () => {
    const ages = aged("fileAddress").map((row) => [at("fileAddressAgeSeconds", row), sinceIncident(row)] as const);
    expect(ages.every(([age, since]) => age >= 1 && age <= since)).toBe(true);
    const after = ages.map(([age, since]) => since - age);
    expect(Math.abs(median(after) / (60 * values.uploadAfterMinutes) - 1)).toBeLessThan(0.1);
  });

  test("gives every submission of an event the same login", () => {
    const logins = new Map<number, number>();
    const repeated = aged("accountAddress").filter((row) => {
      const login = at("receivedAtSeconds", row) - at("accountAddressAgeSeconds", row);
      const known = logins.get(truth.event[row] ?? 0);
      logins.set(truth.event[row] ?? 0, known ?? login);
      if (known !== undefined) expect(login).toBe(known);
      return known !== undefined;
    });
    expect(repeated.length).toBeGreaterThan(20);
  });
});

test("a US place is stated with its state in the assumed share, another one never", () => {
  const stated = rowList.filter((row) => at("statedCountry", row) === agencies.usCountry);
  expectShare(stated, (row) => at("statedState", row) !== 0, values.stateGiven);
  expect(
    rowList
      .filter((row) => at("statedState", row) !== 0)
      .every((row) => at("statedCountry", row) === agencies.usCountry),
  ).toBe(true);
  expect(clock.ticks).toBe(8 * 96);
  expect(formatAddress(at("accountAddress", withBoth[0] ?? 0))).toMatch(/^(2[45]\d\.|2001:db8:)/);
});
