import { providerClasses } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { profileFieldNames, profileFields, profileParameter, providerProfiles, qualityFields } from "../src/index.ts";

test("each number of each profile is assumed, has its field's unit, and lies inside its range", () => {
  for (const name of providerClasses) {
    for (const field of profileFieldNames) {
      const { value, range, source, unit } = profileParameter(name, field);
      expect([value, source, unit]).toEqual([providerProfiles[name][field], "assumed", profileFields[field].unit]);
      expect(range?.[0]).toBeLessThanOrEqual(value);
      expect(range?.[1]).toBeGreaterThanOrEqual(value);
      if (value > 0) expect(range?.[0]).toBeLessThan(range?.[1] ?? 0);
    }
  }
});

test("the fields of quality are those with two ends", () => {
  expect(profileFieldNames).toEqual(Object.keys(profileFields));
  expect(profileFieldNames.filter((field) => !qualityFields.includes(field))).toEqual([
    ...["viewed", "publicFile", "generativeAi", "escalation", "delaySigma", "contactTilt"],
  ]);
});
