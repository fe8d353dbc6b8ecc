import { expect, test } from "vitest";
import { quickCases } from "./cases.ts";
import { confidenceOf, findingsOf } from "./findings.ts";

/** 900,000 customers a case: enough to tell a load that is a twentieth off from the right one in every measure. */
const replications = 30;
const cases = quickCases({ customers: 30_000, warmup: 4000 });
/** All cases together fail by chance in one of a thousand seeds. */
const confidence = confidenceOf(cases);

test.each(cases)("theory holds: $name", (of) => {
  for (const { measure, expected, crowded, low, high } of findingsOf(of, replications, confidence)) {
    expect(expected, `${measure} of the formula`).toBeGreaterThan(low);
    expect(expected, `${measure} of the formula`).toBeLessThan(high);
    expect(crowded > high || crowded < low, `${measure} tells a load 5 % higher apart`).toBe(true);
  }
});
