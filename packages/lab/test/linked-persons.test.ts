import { createWorld, worldSettings } from "@tipbench/world";
import { expect, test } from "vitest";
import { type LinkedPersons, linkPersonsOf } from "./fixtures/linked-persons.ts";

const period = { startDate: "2023-01-01", days: 5, warmupDays: 0, scale: 0.08 };
const world = createWorld("linked persons", worldSettings(), period);
const exact = linkPersonsOf(world, { handles: "exact" });
const fuzzy = linkPersonsOf(world, { handles: "fuzzy" });
const lavish = linkPersonsOf(world, { handles: "fuzzy", similarity: 0.75, link: 0.5, review: 0.5 });

const falseLinks = ({ links }: LinkedPersons): number => links.said - links.right;

test("exact identifiers never lead entity-link from one subject to another, and lead it across providers", () => {
  expect(exact.reports).toBeGreaterThan(20_000);
  expect(exact.links.across).toBeGreaterThan(500);
  expect(falseLinks(exact)).toBe(0);
  expect(exact.compared.said).toBeLessThan(exact.reports);
});

test("fuzzy screen names find more true links than exact ones, across providers too, at few false ones", () => {
  expect(fuzzy.links.right).toBeGreaterThan(1.03 * exact.links.right);
  expect(fuzzy.links.across).toBeGreaterThan(1.05 * exact.links.across);
  expect(falseLinks(fuzzy)).toBeLessThan(0.001 * fuzzy.links.said);
});

test("a wider net finds more true links at more false ones", () => {
  expect(lavish.links.right).toBeGreaterThan(fuzzy.links.right);
  expect(falseLinks(lavish)).toBeGreaterThan(falseLinks(fuzzy));
});

test("blocking compares a small share of all pairs", () => {
  expect(fuzzy.compared.said).toBeLessThan(20 * fuzzy.reports);
  expect(fuzzy.compared.right).toBeGreaterThan(fuzzy.links.right);
});
