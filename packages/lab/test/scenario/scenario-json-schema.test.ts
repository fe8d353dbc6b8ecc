import { readFileSync } from "node:fs";
import { floorParameters } from "@tipbench/floor";
import { worldParameters } from "@tipbench/world";
import { describe, expect, test } from "vitest";
import { houseStages } from "../../src/scenario/house-stages.ts";
import { reportSteps } from "../../src/scenario/scenario.ts";
import { scenarioJsonSchema } from "../../src/scenario/scenario-json-schema.ts";

const schema = scenarioJsonSchema(houseStages.catalogue);

describe("the JSON Schema of scenarios", () => {
  test("is the file that editors read (rewrite it: pnpm --filter @tipbench/lab schema)", () => {
    const file = readFileSync(new URL("../../scenario.schema.json", import.meta.url), "utf8");
    expect(JSON.parse(file)).toEqual(schema);
  });

  test("tells what every parameter means", () => {
    for (const [block, parameters] of Object.entries({ world: worldParameters, floor: floorParameters })) {
      for (const [name, { doc }] of Object.entries(parameters)) {
        expect(schema).toHaveProperty(
          ["properties", block, "properties", name, "description"],
          expect.stringContaining(doc),
        );
      }
    }
  });

  test("offers the names of stages and metrics", () => {
    const strategy = ["properties", "strategies", "items", "properties"];
    expect(schema).toHaveProperty([...strategy, "dedup", "anyOf", "0", "enum"], houseStages.catalogue.dedup);
    expect(schema).toHaveProperty(
      ["properties", "primary", "items", "enum"],
      expect.arrayContaining(["jurisdiction.missRate"]),
    );
  });

  test("offers a reference for every step but assessment, which may be left out", () => {
    const strategy = ["properties", "strategies", "items"];
    const forms = (step: string) => [...strategy, "properties", step, "anyOf"];
    for (const step of reportSteps) {
      expect(schema).toHaveProperty(
        forms(step),
        expect.arrayContaining([expect.objectContaining({ required: ["reference"] })]),
      );
    }
    expect(schema).toHaveProperty(
      forms("assessment"),
      expect.not.arrayContaining([expect.objectContaining({ required: ["reference"] })]),
    );
    expect(schema).toHaveProperty([...strategy, "properties", "assessment", "default"], "capacity-first");
    expect(schema).toHaveProperty([...strategy, "required"], ["name", ...reportSteps]);
  });

  test("lets a file leave any key to another, and no key be invented", () => {
    expect(schema).not.toHaveProperty("required");
    expect(schema).toHaveProperty("additionalProperties", false);
  });
});
