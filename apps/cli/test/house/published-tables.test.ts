import { incidentTypes, regions } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { numberIn, publishedTable, total } from "./published-table.ts";

const yearly = publishedTable("yearly");
const figures = new Map(yearly.map((row) => [`${row.get("year")} ${row.get("metric")}`, row]));

function figure(year: number, metric: string): number {
  const row = figures.get(`${year} ${metric}`);
  if (row === undefined) throw new Error(`no figure ${metric} of ${year}`);
  return numberIn(row, "value");
}

const ranksOf = (year: number) => publishedTable("provider_rank").filter((row) => row.get("year") === String(year));
const sources = /^(OJJDP22|OJJDP23|ESP(19|2[0-3])|CTRY|STATE|calc|second-hand|assumed)$/;
const years = [2019, 2020, 2021, 2022, 2023];

describe("every published table", () => {
  test.each([
    ["yearly", 212],
    ["country_share", 243],
    ["us_state", 51],
    ["provider_rank", 1019],
    ["location_class", 6],
    ["task_forces", 61],
  ] as const)("%s has %d rows, and each names a known source", (name, rows) => {
    const table = publishedTable(name);
    expect(table).toHaveLength(rows);
    for (const row of table) expect(row.get("source")).toMatch(sources);
  });

  test("holds nothing after 2023", () => {
    for (const row of [...yearly, ...publishedTable("provider_rank")]) expect(numberIn(row, "year")).toBeLessThan(2024);
  });
});

describe("the yearly figures", () => {
  test("name each metric of a year once, with confidence H or M", () => {
    expect(figures.size).toBe(yearly.length);
    for (const row of yearly) expect(row.get("confidence")).toMatch(/^[HM]$/);
  });

  test.each(years)("of %d have provider and public reports that add up to the total", (year) => {
    expect(figure(year, "reports.provider") + figure(year, "reports.public")).toBe(figure(year, "reports.total"));
  });

  test.each(years.slice(1))("of %d have incident types and places that add up to the total", (year) => {
    const places = ["international", "usRelated", "unknown"].map((place) => figure(year, `location.${place}`));
    const types = incidentTypes.map((type) => figure(year, `incidentType.${type}`));
    for (const parts of [places, types]) {
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(figure(year, "reports.total"));
    }
  });

  test.each(years.slice(1))("of %d have deliveries whose ratios follow from the counts", (year) => {
    const counts = yearly.filter(
      (row) =>
        row.get("year") === String(year) &&
        /^deliveries\.\w+\.(actionable|informational)$/.test(row.get("metric") ?? ""),
    );
    const deliveries = total(counts, "value");
    const informational = counts.filter((row) => row.get("metric")?.endsWith(".informational"));
    expect(deliveries / figure(year, "reports.total")).toBeCloseTo(figure(year, "deliveries.perReport"), 4);
    expect(total(informational, "value") / deliveries).toBeCloseTo(figure(year, "deliveries.informationalShare"), 3);
  });
});

describe("providers by rank", () => {
  test.each([
    [2019, 1553],
    [2020, 1432],
    [2021, 0],
    [2022, 0],
    [2023, 0],
  ])("of %d fall short of the published provider reports by %d", (year, shortfall) => {
    expect(figure(year, "reports.provider") - total(ranksOf(year), "reports")).toBe(shortfall);
  });

  test.each(years)("of %d are as many as were published, numbered from 1, and never rise", (year) => {
    const ranks = ranksOf(year);
    expect(ranks).toHaveLength(figure(year, "providers.submitting"));
    ranks.forEach((row, i) => {
      expect(numberIn(row, "rank")).toBe(i + 1);
      expect(numberIn(row, "reports")).toBeLessThanOrEqual(numberIn(ranks[Math.max(0, i - 1)] ?? row, "reports"));
    });
  });

  test.each(years)("of %d give the published shares of the largest 1, 3, 5 and 10", (year) => {
    const ranks = ranksOf(year);
    for (const top of [1, 3, 5, 10]) {
      const share = total(ranks.slice(0, top), "reports") / total(ranks, "reports");
      expect(Math.abs(share - figure(year, `providers.top${top}Share`))).toBeLessThan(0.001);
    }
  });
});

describe("places", () => {
  const countries = publishedTable("country_share");
  const states = publishedTable("us_state");
  const noState = states.filter((row) => row.get("state") === "");

  test("countries and the reports without one add up to the year, and their shares to 1", () => {
    const located = total(countries, "reports_2023");
    expect(located + figure(2023, "location.noCountryListed")).toBe(figure(2023, "reports.total"));
    expect(total(countries, "share_of_located")).toBeCloseTo(1, 5);
    for (const row of countries) {
      expect(numberIn(row, "share_of_located")).toBeCloseTo(numberIn(row, "reports_2023") / located, 6);
    }
  });

  test("each country stands once, in one region of the vocabulary; the United States alone are their own", () => {
    expect(new Set(countries.map((row) => row.get("iso3"))).size).toBe(countries.length);
    expect(new Set(countries.map((row) => row.get("region")))).toEqual(new Set(regions));
    const own = countries.filter((row) => row.get("region") === "unitedStates");
    expect(own.map((row) => row.get("iso3"))).toEqual(["USA"]);
  });

  test("states and the reports without one add up to the country list's figure for the United States", () => {
    expect(total(states, "reports_2023")).toBe(1_132_270);
    expect(figure(2023, "location.usListed")).toBe(1_132_270);
    expect(
      total(
        countries.filter((row) => row.get("iso3") === "USA"),
        "reports_2023",
      ),
    ).toBe(1_132_270);
    expect(total(noState, "reports_2023")).toBe(figure(2023, "us.noState"));
    expect(states.length - noState.length).toBe(50);
  });
});

describe("the location classes", () => {
  const groups = publishedTable("location_class");
  const classes = ["international", "us_with_state", "us_without_state", "no_country_us_related", "unknown"];

  test("are complete in every group of providers, within rounding", () => {
    expect(total(groups, "share")).toBeCloseTo(1, 10);
    for (const row of groups) {
      const sum = classes.reduce((all, column) => all + numberIn(row, column), 0);
      expect(Math.abs(sum - 1)).toBeLessThan(1.5e-4);
    }
  });

  test("weighted by group meet the five published margins", () => {
    const margins = classes.map((column) =>
      groups.reduce((sum, row) => sum + numberIn(row, "share") * numberIn(row, column), 0),
    );
    expect(margins.map((share) => Math.round(share * 1e4) / 1e4)).toEqual([0.9176, 0.0251, 0.0061, 0.0135, 0.0376]);
    const [, withState = 0, withoutState = 0, noCountry = 0] = margins;
    expect(withState + withoutState + noCountry).toBeCloseTo(figure(2023, "location.usRelatedShare"), 3);
    expect(withState + withoutState).toBeCloseTo(figure(2023, "location.usListed") / figure(2023, "reports.total"), 3);
  });

  test.each([
    ["rank1", 0, 1],
    ["rank2", 1, 2],
    ["ranks3to5", 2, 5],
    ["ranks6to20", 5, 20],
    ["ranks21up", 20, 247],
  ])("give group %s the share of its ranks in all reports", (group, from, to) => {
    const row = groups.find((candidate) => candidate.get("group") === group) ?? new Map<string, string>();
    const share = total(ranksOf(2023).slice(from, to), "reports") / figure(2023, "reports.total");
    expect(numberIn(row, "share")).toBeCloseTo(share, 4);
  });
});

describe("the task forces", () => {
  const taskForces = publishedTable("task_forces");
  const states = publishedTable("us_state").flatMap((row) => row.get("state") || []);

  test("are 61, as published, each with its own code", () => {
    expect(new Set(taskForces.map((row) => row.get("agency"))).size).toBe(figure(2023, "taskForces"));
  });

  test.each(states)("serve %s with weights that sum to 1, largest first", (state) => {
    const own = taskForces.filter((row) => row.get("state") === state);
    expect(total(own, "weight")).toBeCloseTo(1, 12);
    expect(own.map((row) => row.get("agency"))).toEqual(own.map((_, i) => `${state}-${i + 1}`));
    expect(own.map((row) => numberIn(row, "weight"))).toEqual(
      own.map((row) => numberIn(row, "weight")).sort((x, y) => y - x),
    );
  });
});
