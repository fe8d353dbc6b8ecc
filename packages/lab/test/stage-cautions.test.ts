import { expect, test } from "vitest";
import { houseStages } from "../src/scenario/house-stages.ts";
import { parseScenario } from "../src/scenario/load-scenario.ts";
import { stageCautions } from "../src/scenario/stage-cautions.ts";

const scenario = (dedup: string, scale: number) =>
  parseScenario(
    `
name: cautions
question: Are strangers' files near?
seed: cautions
days: 358
warmupDays: 7
scale: ${scale}
strategies:
  - { name: one, dedup: exact-hash, triage: first-come, routing: address-only }
  - { name: two, dedup: ${dedup}, triage: first-come, routing: address-only }
`,
    "cautions.yaml",
    {},
    houseStages,
  );

test("a perceptual hash that is too short for the volume is told of, with its place and what helps", () => {
  expect(stageCautions(scenario("{ use: perceptual-hash, bits: 64, radius: 10, days: 365 }", 1))).toEqual([
    "cautions.yaml:10 strategies.two.dedup: among 36210368 hashes of 64 bits, 0.36 random ones are expected within 10 bits of a file, " +
      "so that strangers' files are joined; take a radius of 7 or less, bits: 256, fewer days",
  ]);
});

test("the same stage gives no cause for caution at a small volume", () => {
  expect(stageCautions(scenario("{ use: perceptual-hash, bits: 64, radius: 10, days: 365 }", 0.001))).toEqual([]);
});

test("stages without cautions, references and files of the user's own have none", () => {
  expect(stageCautions(scenario("{ reference: oracle }", 1))).toEqual([]);
});
