import { expect, test } from "vitest";
import { references } from "../src/index.ts";
import { createOracleRouting } from "../src/oracle.ts";
import { referenceContext } from "./decisions.ts";
import { type TrueReport, viewOf } from "./truth-of.ts";

test.each<[string, TrueReport, number[]]>([
  ["to the lead agency", { lead: 4 }, [4, 0, 0]],
  ["to the lead and to the other agency with standing", { lead: 4, second: 5 }, [4, 5, 0]],
  ["to the federal queue where no agency leads", {}, [1, 0, 0]],
])("oracle delivers %s, in full confidence", (_, report, agencies) => {
  const out = { agency: new Uint16Array(3), confidence: new Float32Array(1) };
  createOracleRouting({}, referenceContext()).route(viewOf([report]), out);
  expect([...out.agency, ...out.confidence]).toEqual([...agencies, 1]);
});

test("there is an ideal and an oracle for every step, and a random triage", () => {
  expect(Object.entries(references).map(([step, named]) => [step, Object.keys(named)])).toEqual([
    ["dedup", ["ideal", "oracle"]],
    ["triage", ["ideal", "oracle", "random"]],
    ["routing", ["ideal", "oracle"]],
  ]);
});

test("an oracle for dedup or routing takes no option", () => {
  for (const { oracle } of [references.dedup, references.routing]) {
    expect(oracle?.options.safeParse({ share: 0.1 }).success).toBe(false);
  }
});
