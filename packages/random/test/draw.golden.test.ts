import { expect, test } from "vitest";
import * as random from "../src/index.ts";

const key = random.keyOf("golden");
const ids = [0, 1, 2, 4_000_000_000];

test("the key of a word stays what it was", () => {
  expect(key).toMatchInlineSnapshot(`
    {
      "a": -1096067156,
      "b": -746015071,
    }
  `);
});

test("bits stay what they were, by id and by index", () => {
  expect(ids.map((id) => random.drawBits(key, id, 0))).toMatchInlineSnapshot(`
    [
      502548914,
      2954818451,
      946259876,
      192330030,
    ]
  `);
  expect([1, 2, 1000].map((index) => random.drawBits(key, 7, index))).toMatchInlineSnapshot(`
    [
      3170427391,
      1178226978,
      223136873,
    ]
  `);
});

test("permutations stay what they were", () => {
  expect(ids.map((id) => random.permuteWord(key, id))).toMatchInlineSnapshot(`
    [
      2055437622,
      3247402136,
      1678749859,
      763904190,
    ]
  `);
  const order = random.indexPermutation(key, 10);
  expect(Array.from({ length: 10 }, (_, index) => random.permuteIndex(order, index))).toMatchInlineSnapshot(`
    [
      9,
      4,
      1,
      0,
      7,
      2,
      6,
      8,
      3,
      5,
    ]
  `);
});

test("the draws of every distribution stay what they were, to the last bit", () => {
  const table = random.aliasTable([5, 3, 2]);
  expect({
    uniform: random.drawUniform(key, 1, 0),
    integer: random.drawInteger(key, 1, 0, 1000),
    category: random.drawCategory(key, 1, 0, table),
    exponential: random.drawExponential(key, 1, 0, 1),
    normal: random.drawNormal(key, 1, 0),
    lognormal: random.drawLognormal(key, 1, 0, 8, 1.2),
    geometric: random.drawGeometric(key, 1, 0, 0.1),
    lomax: random.drawLomax(key, 1, 0, 2000, 0.6),
    boundedPareto: random.drawBoundedPareto(key, 1, 0, { low: 40, high: 900, shape: 1.2 }),
    logUniform: random.drawLogUniform(key, 1, 0, 1, 150),
    gamma: random.drawGamma(key, 1, 0, 25),
    poissonSmall: ids.map((id) => random.drawPoisson(key, id, 0, 4)),
    poissonLarge: ids.map((id) => random.drawPoisson(key, id, 0, 1000)),
  }).toMatchInlineSnapshot(`
    {
      "boundedPareto": 101.16314553197589,
      "category": 2,
      "exponential": 0.37400672973380855,
      "gamma": 1.087271069467941,
      "geometric": 3,
      "integer": 687,
      "logUniform": 31.411629709713907,
      "lognormal": 14.404988979392984,
      "lomax": 1730.3114548004276,
      "normal": 0.4901108848350628,
      "poissonLarge": [
        956,
        1017,
        972,
        1055,
      ],
      "poissonSmall": [
        2,
        5,
        2,
        1,
      ],
      "uniform": 0.6879722819430754,
    }
  `);
});
