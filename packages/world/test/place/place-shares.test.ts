import { describe, expect, test } from "vitest";
import { worldValues } from "../../src/index.ts";
import { resolveLineage } from "../../src/kernels/lineage.kernel.ts";
import { firstGroupChances } from "../../src/place/home-groups.ts";
import { placeCalibration } from "../../src/place/place-shares.ts";
import { latentPlaces, visiblePlaces } from "../../src/place/visible-place.ts";
import { providerProfiles } from "../../src/provider-profiles.ts";
import { smallWorld } from "../whole-stream.ts";

const { source, clock } = smallWorld("place shares", { scale: 0.3, days: 2 });
const { providers, tables, values } = source;
const groups = tables.locationMixes.length;
const sum = (numbers: ArrayLike<number>): number => Array.from(numbers).reduce((total, value) => total + value, 0);

describe("the chance that a subject began with a group's provider", () => {
  const chances = firstGroupChances(providers, values, groups);

  test("sums to one for the events of each group, and the public's events are their subjects' first", () => {
    for (const row of chances) expect(sum(row)).toBeCloseTo(1, 12);
    expect(chances[groups - 1]).toEqual([0, 0, 0, 0, 0, 1]);
  });

  test("is what the look-backs of a stream give", () => {
    const rows = 50_000;
    const first = clock.firstEvent[0] ?? 0;
    const lineage = {
      submission: Uint32Array.from({ length: rows }, (_, row) => first + row),
      event: new Uint32Array(rows),
      incident: new Uint32Array(rows),
      subject: new Uint32Array(rows),
      account: new Uint32Array(rows),
      provider: new Uint8Array(rows),
      eventProvider: new Uint8Array(rows),
      homeGroup: new Uint8Array(rows),
    };
    resolveLineage(source, rows, lineage);
    const counts = chances.map((row) => row.map(() => 0));
    lineage.eventProvider.forEach((provider, row) => {
      const group = counts[providers.groupOf[provider] ?? 0] ?? [];
      const home = lineage.homeGroup[row] ?? 0;
      group[home] = (group[home] ?? 0) + 1;
    });
    counts.forEach((row, event) => {
      const total = sum(row);
      row.forEach((count, home) => {
        const share = chances[event]?.[home] ?? 0;
        const spread = 2 * Math.sqrt((share * (1 - share)) / total); // links cluster: twice the error of single rows
        expect(Math.abs(count / total - share)).toBeLessThan(4 * spread + 0.001);
      });
    });
  });
});

describe("what the columns say", () => {
  test.each(Object.entries(providerProfiles))(
    "of the reports of %s sums to one for each latent place",
    (_, profile) => {
      const places = visiblePlaces(profile, values);
      expect(places).toHaveLength(latentPlaces.length);
      for (const place of places) {
        expect(sum(Object.values(place))).toBeCloseTo(1, 12);
        expect(Math.min(...Object.values(place))).toBeGreaterThanOrEqual(0);
      }
    },
  );

  test("is the truth where every field is given, no exit is hidden and the table knows each", () => {
    const complete = { accountAddress: 1, fileAddress: 1, proxyFlag: 1, statedPlace: 0 };
    const [abroad, us, related, unlocated] = visiblePlaces(complete, worldValues({ hiddenExitShare: 0 }));
    expect(abroad?.international).toBe(1);
    expect(us?.usByAddress).toBe(1);
    expect(related?.noCountryUsRelated).toBe(1);
    expect(unlocated?.unknown).toBe(1);
  });
});

describe("calibration", () => {
  const mobileShare = 0.44;

  test("gives shares, whatever the parameters within their ranges", () => {
    for (const changed of [
      {},
      { followUpShare: 0.5, repeatSubjectShare: 0.5, sameProviderShare: 0.6 },
      { hostingListedShare: 0.5, exitShareOfUnlocated: 0.5, statedWhenUnknown: 0.6, usAmongUnknown: 0.2 },
      { hiddenExitShare: 0.05, statedAlone: 0.7, stateGiven: 0.4, noStateFixed: 0.1 },
    ]) {
      const { shares, noStateMobile } = placeCalibration(
        worldValues(changed),
        providers,
        tables.locationMixes,
        mobileShare,
      );
      for (const share of [...Object.values(shares).flatMap((part: Float64Array) => [...part]), noStateMobile]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
    }
  });

  test("follows the recipe for US mobile blocks without a state once the leaks of exits and stated places are off", () => {
    const { noStateMobile } = placeCalibration(values, providers, tables.locationMixes, mobileShare);
    expect(noStateMobile).toBeGreaterThan(0.2);
    expect(noStateMobile).toBeLessThan(0.4);
  });
});
