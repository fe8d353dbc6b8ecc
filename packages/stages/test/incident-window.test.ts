import { linkRecorder, testContext } from "@tipbench/stage-kit/testing";
import { describe, expect, test } from "vitest";
import { createIncidentWindow, incidentWindowOptions } from "../src/dedup-incident-window.ts";

const hour = 3600;

/** Links of reports given as [second, identifier, provider]; the identifier stands in the named column alone. */
function linksOf(reports: readonly (readonly [number, number, number])[], given: object): string[] {
  const options = incidentWindowOptions.parse(given);
  const stage = createIncidentWindow(options, testContext());
  const out = linkRecorder();
  const ids = Uint32Array.from(reports, ([, id]) => id);
  const others = new Uint32Array(reports.length).map((_, row) => row + 1);
  const columns = {
    receivedAtSeconds: Int32Array.from(reports, ([at]) => at),
    provider: Uint8Array.from(reports, ([, , provider]) => provider),
    accountKey: options.by === "account" ? ids : others,
    emailKey: options.by === "email" ? ids : others,
    phoneKey: options.by === "phone" ? ids : others,
    deviceKey: options.by === "device" ? ids : others,
    handleKey: options.by === "handle" ? ids : others,
  };
  stage.dedup({ firstRow: 0, rows: reports.length, columns, fileOffsets: new Uint32Array(0) }, out);
  return out.links.map(([later, earlier, score]) => `${later}-${earlier} ${score}`);
}

describe("incident-window", () => {
  test.each(["account", "email", "phone", "device", "handle"])("joins the reports of one %s at one provider", (by) => {
    const reports = [[0, 5, 1] as const, [10, 5, 2] as const, [20, 5, 1] as const, [30, 6, 1] as const];
    expect(linksOf(reports, { by })).toEqual(["2-0 1"]);
  });

  test("goes on as long as no gap is longer than its hours, and begins anew after one", () => {
    const at = (hours: number) => [hours * hour, 5, 1] as const;
    expect(linksOf([at(0), at(2), at(4), at(4 + 2.001), at(8)], { hours: 2 })).toEqual(["1-0 1", "2-0 1", "4-3 1"]);
  });

  test("leaves reports without the identifier alone", () => {
    expect(linksOf([[0, 0, 1] as const, [1, 0, 1] as const], {})).toEqual([]);
  });

  test("begins a new bundle where one is full", () => {
    const reports = [0, 1, 2].map((at) => [at, 5, 1] as const);
    expect(linksOf(reports, { maxSize: 2 })).toEqual(["1-0 1"]);
  });
});
