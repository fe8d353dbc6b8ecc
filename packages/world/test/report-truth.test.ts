import { expect, test } from "vitest";
import { truthOfReports } from "../src/index.ts";
import { smallWorld, wholeStream } from "./whole-stream.ts";

test("the truth of a report by its identifier is what lies beside it in the stream", () => {
  const world = smallWorld("report truth", { days: 2 });
  const chunk = wholeStream(world, 32, ["reportId"]);
  const found = truthOfReports(world, chunk.columns.reportId.subarray(0, chunk.rows));
  expect(chunk.rows).toBeGreaterThan(300);
  for (const name of ["event", "incident", "subject", "leadAgency", "secondAgency"] as const) {
    expect(found[name], name).toEqual(chunk.truth[name].slice(0, chunk.rows));
  }
});
