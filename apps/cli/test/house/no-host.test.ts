import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CopiedHouse, copyHouse, type Outcome } from "./copied-house.ts";

/** Each would make the same seed give other bytes on another machine, day or version of Node. */
const forbidden: Readonly<Record<string, string>> = {
  "date-now": "export const found = Date.now();",
  "new-date": "export const found = new Date();",
  "math-random": "export const found = Math.random();",
  "renamed-math": "const { random } = Math;\nexport const found = random();",
  "handed-on-clock": "export const found = [1].map(Date.now);",
  "random-uuid": "export const found = crypto.randomUUID();",
  "imported-uuid": 'import { randomUUID } from "node:crypto";\n\nexport const found = randomUUID();',
  "math-pow": "export const found = Math.pow(2, 3);",
  power: "export const found = (base: number) => base ** 3;",
  "power-assignment": "let found = 2;\nfound **= 3;\nexport { found };",
  "locale-compare": 'export const found = "a".localeCompare("b");',
  "get-hours": "export const found = (day: Date) => day.getHours();",
  "get-day": "export const found = (day: Date) => day.getDay();",
  "get-timezone-offset": "export const found = (day: Date) => day.getTimezoneOffset();",
  "set-hours": "export const found = (day: Date) => day.setHours(1);",
  "to-locale-string": "export const found = (value: number) => value.toLocaleString();",
  "to-locale-upper-case": "export const found = (word: string) => word.toLocaleUpperCase();",
  intl: 'export const found = new Intl.NumberFormat("en");',
};

/** What looks like it and is allowed. */
const allowed: Readonly<Record<string, string>> = {
  "utc-hours": "export const found = (day: Date) => day.getUTCHours() + day.getTime();",
  "given-date": "export const found = new Date(5).toISOString();",
  "other-math": "const largest = Math.max(1, 2);\nexport const found = Math.imul(largest, 3);",
  "longer-name": "export const found = (plan: { getDayBlocks(): number }) => plan.getDayBlocks();",
};

const file = (name: string): string => `packages/planted/src/${name}.ts`;

describe("the lint rule on the host's clock, chance and locale", () => {
  let house: CopiedHouse;
  let outcome: Outcome;

  beforeAll(() => {
    house = copyHouse(["biome.json", "biome", ".gitignore"]);
    for (const [name, text] of Object.entries({ ...forbidden, ...allowed })) house.write(file(name), `${text}\n`);
    house.write("apps/planted/src/wall-clock.ts", "export const now = Date.now();\n");
    outcome = house.run("biome", "check", "--error-on-warnings", "--max-diagnostics=none", "--reporter=github", ".");
  });

  afterAll(() => house.remove());

  test("fails the build", () => {
    expect(outcome.status).not.toBe(0);
  });

  test.each(Object.keys(forbidden))("finds %s", (name) => {
    expect(outcome.said).toMatch(new RegExp(`title=plugin,file=\\S*/${file(name)},`));
  });

  test.each(Object.keys(allowed))("lets %s be", (name) => {
    expect(outcome.said).not.toContain(file(name));
  });

  test("leaves apps their wall clock", () => {
    expect(outcome.said).not.toContain("apps/planted");
  });
});
