import { expect, test } from "vitest";
import { type WorldParameterName, worldParameters, worldValues } from "../src/index.ts";

test.each(Object.entries(worldParameters))(
  "%s is published with a source, assumed with a range that holds it, or a lever at rest",
  (_, { value, range, source, unit, doc }) => {
    expect(Number.isFinite(value)).toBe(true);
    expect(unit).not.toBe("");
    expect(doc).not.toBe("");
    if (range === null) {
      expect(source).toMatch(/^(OJJDP|ESP|CTRY|STATE|calc)/);
      return;
    }
    const [low, high] = range;
    expect(["assumed", "lever"]).toContain(source);
    expect(low).toBeLessThan(high);
    expect(value).toBeGreaterThanOrEqual(low);
    expect(value).toBeLessThanOrEqual(high);
    if (source === "lever") expect(value).toBe(0);
  },
);

test("values are the defaults but for those that are overridden", () => {
  const names = Object.keys(worldParameters) as WorldParameterName[];
  const values = worldValues({ mobileShare: 0.5 });
  expect(Object.keys(values)).toEqual(names);
  for (const name of names) expect(values[name]).toBe(name === "mobileShare" ? 0.5 : worldParameters[name].value);
});
