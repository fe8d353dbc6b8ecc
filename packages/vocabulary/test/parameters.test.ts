import { expect, test } from "vitest";
import { assumed, lever, published } from "../src/index.ts";

test("a published figure has a source and nothing to sweep", () => {
  expect(published(247, "providers", "ESP23", "providers that submit")).toEqual({
    value: 247,
    range: null,
    source: "ESP23",
    unit: "providers",
    doc: "providers that submit",
  });
});

test("an assumed figure says so, and has a range", () => {
  expect(assumed(0.3, 0.2, 0.5, "share", "follow-ups")).toMatchObject({
    value: 0.3,
    range: [0.2, 0.5],
    source: "assumed",
  });
});

test("a lever is at rest until a scenario turns it", () => {
  expect(lever(0, 0.99, "share", "removes events")).toMatchObject({ value: 0, range: [0, 0.99], source: "lever" });
});
