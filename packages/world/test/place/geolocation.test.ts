import { describe, expect, test } from "vitest";
import { blocksPerFamily } from "../../src/place/address.kernel.ts";
import { addressPlan, fixed, hosting, mobile } from "../../src/place/address-plan.ts";
import { smallWorld } from "../whole-stream.ts";

const { geolocation, agencies, source } = smallWorld("geolocation", { scale: 0.001 });
const { plan, values } = source;

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
const isDomestic = ({ place }: Block): boolean => place >= agencies.firstArea;
const domestic = (network: number): Block[] => blocks.filter((block) => isDomestic(block) && block.network === network);
const foreign = blocks.filter(
  (block) => block.place !== agencies.usCountry && !isDomestic(block) && block.network !== hosting,
);

function expectShare(found: readonly Block[], holds: (block: Block) => boolean, share: number): void {
  const hits = found.filter(holds).length;
  expect(Math.abs(hits - found.length * share)).toBeLessThan(4 * Math.sqrt(found.length * share * (1 - share)));
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
  const other = smallWorld("elsewhere", { scale: 0.001 }).source;
  expect(addressPlan(other.keys, agencies).scattered).not.toEqual(plan.scattered);
  expect(addressPlan(source.keys, agencies).scattered).toEqual(plan.scattered);
});

test("nothing is said of a block that nobody has", () => {
  const taken = new Set(blocks.map(({ at }) => at));
  const free = Array.from({ length: 2 * blocksPerFamily }, (_, at) => at).filter((at) => !taken.has(at));
  const { country, state, agency, hosting: listed } = geolocation;
  expect(free.every((at) => country[at] === 0 && state[at] === 0 && agency[at] === 0 && listed[at] === 0)).toBe(true);
});

describe("the table is right, and errs as often as assumed:", () => {
  test("abroad it knows the country, and no state", () => {
    expectShare(foreign, ({ at, place }) => geolocation.country[at] !== place, values.wrongCountryShare);
    expect(foreign.every(({ at }) => geolocation.state[at] === 0)).toBe(true);
  });

  test("in the US it knows the country", () => {
    expect(blocks.filter(isDomestic).every(({ at }) => geolocation.country[at] === agencies.usCountry)).toBe(true);
  });

  test.each([
    ["mobile", mobile, values.noStateMobile, values.wrongStateMobile],
    ["fixed", fixed, values.noStateFixed, values.wrongStateFixed],
  ] as const)("of %s blocks it gives no state or a wrong one", (_, network, noState, wrongState) => {
    const found = domestic(network);
    expectShare(found, ({ at }) => geolocation.state[at] === 0, noState);
    const given = found.filter(({ at }) => geolocation.state[at] !== 0);
    const wrong = given.filter(({ at, place }) => geolocation.state[at] !== agencies.stateOfPlace[place]).length;
    expect(wrong / given.length).toBeGreaterThan(0.8 * wrongState);
    expect(wrong / given.length).toBeLessThan(1.15 * wrongState);
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
