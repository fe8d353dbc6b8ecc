import { expect, test } from "vitest";
import { createWorld, isChosen, worldSettings, yearSenders } from "../src/index.ts";

test.each([2021, 2022, 2023])("the senders of %i are those of its world, in the order of their codes", (year) => {
  const period = { startDate: `${year}-01-01`, days: 1, warmupDays: 0, scale: 0.001 };
  const { source } = createWorld("senders", worldSettings({ year }), period);
  expect(yearSenders(year).map((sender) => sender.name)).toEqual(source.providers.names);
});

test("a choice is everyone, a class, or one by its name", () => {
  const chosen = (choice: Parameters<typeof isChosen>[0]) =>
    yearSenders(2023)
      .filter((sender) => isChosen(choice, sender))
      .map(({ name }) => name);
  expect(chosen("all")).toHaveLength(250);
  expect(chosen("provider-007")).toEqual(["provider-007"]);
  expect(chosen("telephone")).toEqual(["telephone"]);
  expect(chosen("encryptedMessaging")).toEqual(["provider-003"]);
  expect(chosen("provider-248")).toEqual([]);
});
