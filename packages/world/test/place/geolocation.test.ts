import { describe, expect, test } from "vitest";
import { blocksPerFamily } from "../../src/place/address.kernel.ts";
import { fixed, hosting, mobile } from "../../src/place/address-plan.ts";
import { smallWorld } from "../whole-stream.ts";

const { geolocation, agencies, source } = smallWorld("geolocation", { scale: 0.001 });
const { plan, values, noStateMobile } = source;

interface Block {
  readonly at: number;
  readonly place: number;
  readonly network: number;
}

/** Planned blocks of both families, with their index in the table. */
const blocks: readonly Block[] = [0, 1].flatMap((family) =>
  Array.from({ length: plan.blocks }, (_, planned) => ({
    at: family * blocksPerFamily + (plan.scattered[family * blocksPerFamily + planned] ?? 0),
    place: plan.place[planned] ?? 0,
    network: plan.network[planned] ?? 0,
  })),
);
const regionOf = ({ place }: Block): string => source.tables.countries[place - 1]?.region ?? "";
const isDomestic = ({ place }: Block): boolean => place >= agencies.firstArea;
const domestic = (network: number): Block[] => blocks.filter((block) => isDomestic(block) && block.network === network);
const foreign = blocks.filter(
  (block) => block.place !== agencies.usCountry && !isDomestic(block) && block.network !== hosting,
);

/** Quotas are exact to one block of each of the `cells` places that blocks lie in, and of either family. */
function expectShare(found: readonly Block[], holds: (block: Block) => boolean, share: number): void {
  const cells = 2 * new Set(found.map(({ place, network }) => 3 * place + network)).size;
  expect(found.length).toBeGreaterThan(0);
  expect(Math.abs(found.filter(holds).length - found.length * share)).toBeLessThan(4 * Math.sqrt(cells / 4));
}

test("no two planned blocks lie in one place of address space", () => {
  expect(new Set(blocks.map(({ at }) => at)).size).toBe(2 * plan.blocks);
});

test("every place has blocks of fixed and mobile networks, every country of hosting", () => {
  const cells = new Set(blocks.map(({ place, network }) => 3 * place + network));
  for (let place = 1; place < agencies.agencyOfPlace.length; place++) {
    const isUsAsAWhole = place === agencies.usCountry;
    expect([fixed, mobile].map((network) => cells.has(3 * place + network))).toEqual([!isUsAsAWhole, !isUsAsAWhole]);
    expect(cells.has(3 * place + hosting)).toBe(place < agencies.firstArea);
  }
});

test("another seed lays the blocks elsewhere", () => {
  expect(smallWorld("elsewhere", { scale: 0.001 }).source.plan.scattered).not.toEqual(plan.scattered);
  expect(smallWorld("geolocation", { scale: 0.002 }).source.plan.scattered).toEqual(plan.scattered);
});

test("nothing is said of a block that nobody has", () => {
  const taken = new Set(blocks.map(({ at }) => at));
  const free = Array.from({ length: 2 * blocksPerFamily }, (_, at) => at).filter((at) => !taken.has(at));
  const { country, state, agency, hosting: listed } = geolocation;
  expect(free.every((at) => country[at] === 0 && state[at] === 0 && agency[at] === 0 && listed[at] === 0)).toBe(true);
});

describe("the table is right, and errs as often as assumed:", () => {
  test.each([
    ["europe", fixed, values.wrongCountryTiltEurope],
    ["europe", mobile, values.wrongCountryTiltEurope * values.wrongCountryMobileFactor],
    ["asia", mobile, values.wrongCountryTiltAsia * values.wrongCountryMobileFactor],
    ["africa", fixed, values.wrongCountryTiltAfrica],
  ] as const)(
    "abroad (%s, network %d) it draws the country from all as often as its region has it",
    (region, network, factor) => {
      const found = foreign.filter((block) => regionOf(block) === region && block.network === network);
      const wrong = found.filter(({ at, place }) => geolocation.country[at] !== place).length / found.length;
      const expected = values.wrongCountryShare * factor;
      expect(wrong).toBeGreaterThan(0.6 * expected); // what is drawn from all can be right
      expect(wrong).toBeLessThan(1.1 * expected);
      expect(foreign.every(({ at }) => geolocation.state[at] === 0)).toBe(true);
    },
  );

  test("abroad each large country keeps its share of the table", () => {
    const large = source.tables.countries.flatMap(({ iso3, reports }, index) =>
      iso3 !== "USA" && reports > 250_000 ? [index + 1] : [],
    );
    expect(large.length).toBeGreaterThan(15);
    for (const country of large) {
      const own = foreign.filter(({ place }) => place === country).length;
      const listed = foreign.filter(({ at }) => geolocation.country[at] === country).length;
      expect(Math.abs(listed / own - 1)).toBeLessThan(0.02);
    }
  });

  test("in the US each large state keeps its share of the blocks that have a state", () => {
    const states = source.tables.states.flatMap(({ reports }, index) => (reports > 27_000 ? [index + 1] : []));
    const inUs = blocks.filter(isDomestic);
    const given = inUs.filter(({ at }) => geolocation.state[at] !== 0).length / inUs.length;
    expect(states).toHaveLength(10);
    for (const state of states) {
      const own = inUs.filter(({ place }) => agencies.stateOfPlace[place] === state).length;
      const listed = inUs.filter(({ at }) => geolocation.state[at] === state).length;
      expect(Math.abs(listed / (own * given) - 1)).toBeLessThan(0.02);
    }
  });

  test("in the US it knows the country", () => {
    expect(blocks.filter(isDomestic).every(({ at }) => geolocation.country[at] === agencies.usCountry)).toBe(true);
  });

  test.each([
    ["mobile", mobile, noStateMobile, values.wrongStateMobile],
    ["fixed", fixed, values.noStateFixed, values.wrongStateFixed],
  ] as const)("of %s blocks it gives no state or a wrong one", (_, network, noState, wrongState) => {
    const found = domestic(network);
    expectShare(found, ({ at }) => geolocation.state[at] === 0, noState);
    const given = found.filter(({ at }) => geolocation.state[at] !== 0);
    const wrong = given.filter(({ at, place }) => geolocation.state[at] !== agencies.stateOfPlace[place]).length;
    expect(wrong / given.length).toBeGreaterThan(0.85 * wrongState);
    expect(wrong / given.length).toBeLessThan(1.05 * wrongState);
  });

  test("a task force that it names is one of the state that it names", () => {
    for (const { at } of blocks.filter(isDomestic)) {
      const state = geolocation.state[at] ?? 0;
      const agency = agencies.agencies[geolocation.agency[at] ?? 0];
      expect(agency?.kind).toBe(state === 0 ? "none" : "taskForce");
      expect(agency?.state).toBe(state);
    }
  });

  test("most fixed lines lead to the right task force", () => {
    const right = domestic(fixed).filter(({ at, place }) => geolocation.agency[at] === agencies.agencyOfPlace[place]);
    expect(right.length / domestic(fixed).length).toBeGreaterThan(0.88);
  });

  test("it lists the assumed share of hosting blocks, and no other block", () => {
    expectShare(
      blocks.filter(({ network }) => network === hosting),
      ({ at }) => geolocation.hosting[at] === 1,
      values.hostingListedShare,
    );
    expect(blocks.some(({ at, network }) => network !== hosting && geolocation.hosting[at] === 1)).toBe(false);
  });
});

test("mobile blocks are listed as shared in their share, and no other block is", () => {
  const mobiles = blocks.filter(({ network }) => network === mobile);
  expectShare(mobiles, ({ at }) => geolocation.shared[at] === 1, values.mobileListedShare);
  const others = blocks.filter(({ network }) => network !== mobile);
  expect(others.some(({ at }) => geolocation.shared[at] === 1)).toBe(false);
});
