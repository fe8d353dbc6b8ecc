import { readFileSync } from "node:fs";
import { providerClasses } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { eventParameters } from "../src/event-parameters.ts";
import { worldParameters } from "../src/parameters.ts";
import { profileFieldNames } from "../src/profile-parameters.ts";
import { providerProfiles } from "../src/provider-profiles.ts";

const page = readFileSync(new URL("../../../docs/background/world.md", import.meta.url), "utf8").replaceAll(
  /\s+/g,
  " ",
);

/** How the page writes an assumed number. */
const written = (
  name: string,
  { value, range }: { readonly value: number; readonly range: readonly number[] | null },
) => `\`${name}\` ${value} [${range?.join(", ")}]`;

test("the page of the world has every assumed number, with its value and range", () => {
  const scalars = Object.entries(worldParameters).filter(([, { source }]) => source === "assumed");
  const ofEvents = Object.values(eventParameters).flatMap((parameters) => Object.entries(parameters));
  const missing = [...scalars, ...ofEvents].map(([name, parameter]) => written(name, parameter));
  expect(missing.length).toBeGreaterThan(100);
  expect(missing.filter((text) => !page.includes(text))).toEqual([]);
});

test("it has every number of every profile", () => {
  const rows = profileFieldNames.map((field) => {
    const values = Object.values(providerProfiles).map((profile) => profile[field]);
    expect(values).toHaveLength(providerClasses.length);
    return `| ${values.join(" | ")} |`;
  });
  expect(rows.filter((text) => !page.includes(text))).toEqual([]);
});
