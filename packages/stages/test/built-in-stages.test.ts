import { testContext } from "@tipbench/stage-kit/testing";
import { describe, expect, test } from "vitest";
import { builtInStages } from "../src/index.ts";

const all = Object.values(builtInStages).flatMap((stages) => Object.entries(stages));

describe.each(all)("%s", (name, { options, create }) => {
  test("is made without options, under the name in the catalogue", () => {
    expect(create({}, testContext()).name).toBe(name);
  });

  test("refuses an option that it does not have", () => {
    expect(options.safeParse({ speed: 1 }).success).toBe(false);
    expect(() => create({ speed: 1 }, testContext())).toThrow("speed");
  });
});

test("exact-hash looks 30 days back at the same provider by default, and joins at most 1000 reports", () => {
  expect(builtInStages.dedup["exact-hash"]?.options.parse({})).toEqual({ days: 30, scope: "provider", maxSize: 1000 });
});

test.each([{ days: 0 }, { days: 3651 }, { scope: "person" }, { maxSize: 1 }, { maxSize: 2.5 }, { maxSize: 65_536 }])(
  "exact-hash refuses %j",
  (options) => {
    expect(builtInStages.dedup["exact-hash"]?.options.safeParse(options).success).toBe(false);
  },
);

test("exact-hash reads the account or the provider, never both", () => {
  const readsIn = (scope: string) => builtInStages.dedup["exact-hash"]?.create({ scope }, testContext()).reads;
  expect(readsIn("account")).toEqual(["primaryHash", "receivedAtSeconds", "accountKey"]);
  expect(readsIn("provider")).toEqual(["primaryHash", "receivedAtSeconds", "provider"]);
});

test("capacity-first keeps three tenths of capacity for contact types by default", () => {
  expect(builtInStages.assessment["capacity-first"]?.options.parse({})).toEqual({ reserve: 0.7 });
});

test.each([{ reserve: -0.1 }, { reserve: 1.1 }, { reserve: "all" }])("capacity-first refuses %j", (options) => {
  expect(builtInStages.assessment["capacity-first"]?.options.safeParse(options).success).toBe(false);
});
