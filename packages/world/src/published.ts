import { existsSync, readFileSync } from "node:fs";
import { type Region, regions } from "@tipbench/vocabulary";
import { csvParse } from "d3-dsv";

/** The tables lie beside the shipped bundle, or at the top of the repository. */
const folders = ["./datasets/published/", "../../../datasets/published/"].map((path) => new URL(path, import.meta.url));

type Row = Readonly<Record<string, string | undefined>>;

function table(name: string): readonly Row[] {
  const folder = folders.find((candidate) => existsSync(candidate)) ?? folders[0];
  return csvParse(readFileSync(new URL(name, folder), "utf8"));
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new RangeError(`published table without column ${column}`);
  return value;
}

const number = (row: Row, column: string): number => Number(text(row, column));

/** A country of the published list; its code is its position, from 1. */
export interface Country {
  readonly iso3: string;
  readonly reports: number;
  readonly region: Region;
}

/** A US task force; `weight` is its assumed share of its state. */
export interface TaskForce {
  readonly name: string;
  readonly state: string;
  readonly weight: number;
}

/** Shares of the five location classes among the reports of a group of providers. */
export interface LocationMix {
  readonly group: string;
  /** The group's share of all reports. */
  readonly share: number;
  readonly international: number;
  readonly usWithState: number;
  readonly usWithoutState: number;
  readonly noCountryUsRelated: number;
  readonly unknown: number;
}

/** The published tables that the world is built on; see `datasets/published`. */
export interface PublishedTables {
  readonly countries: readonly Country[];
  /** US states with their reports, by code from 1. */
  readonly states: readonly { readonly name: string; readonly reports: number }[];
  readonly taskForces: readonly TaskForce[];
  /** Reports by provider rank, largest first. */
  readonly providerReports: readonly number[];
  readonly locationMixes: readonly LocationMix[];
  /** Reports by incident type name. */
  readonly incidentTypeReports: ReadonlyMap<string, number>;
}

/** One published figure of a year. */
export interface PublishedFigure {
  readonly value: number;
  readonly source: string;
}

/** The published figures of a year by their metric; see `yearly.csv`. */
export function publishedFigures(year: number): ReadonlyMap<string, PublishedFigure> {
  const rows = table("yearly.csv").filter((row) => number(row, "year") === year);
  return new Map(
    rows.map((row) => [text(row, "metric"), { value: number(row, "value"), source: text(row, "source") }]),
  );
}

function regionOf(name: string): Region {
  const region = regions.find((candidate) => candidate === name);
  if (!region) throw new RangeError(`unknown region ${name}`);
  return region;
}

/** Reads the published tables of a year; they are small. */
export function publishedTables(year: number): PublishedTables {
  const ofYear = (row: Row): boolean => number(row, "year") === year;
  return {
    countries: table("country_share.csv").map((row) => ({
      iso3: text(row, "iso3"),
      reports: number(row, "reports_2023"),
      region: regionOf(text(row, "region")),
    })),
    states: table("us_state.csv")
      .filter((row) => text(row, "state") !== "")
      .map((row) => ({ name: text(row, "state"), reports: number(row, "reports_2023") })),
    taskForces: table("task_forces.csv").map((row) => ({
      name: text(row, "agency"),
      state: text(row, "state"),
      weight: number(row, "weight"),
    })),
    providerReports: table("provider_rank.csv")
      .filter(ofYear)
      .map((row) => number(row, "reports")),
    locationMixes: table("location_class.csv").map((row) => ({
      group: text(row, "group"),
      share: number(row, "share"),
      international: number(row, "international"),
      usWithState: number(row, "us_with_state"),
      usWithoutState: number(row, "us_without_state"),
      noCountryUsRelated: number(row, "no_country_us_related"),
      unknown: number(row, "unknown"),
    })),
    incidentTypeReports: new Map(
      table("yearly.csv")
        .filter((row) => ofYear(row) && text(row, "metric").startsWith("incidentType."))
        .map((row) => [text(row, "metric").slice("incidentType.".length), number(row, "value")]),
    ),
  };
}
