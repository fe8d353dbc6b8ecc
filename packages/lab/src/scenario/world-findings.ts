import { type WorldParameterName, worldParameters } from "@tipbench/world";
import { type Finding, valueAt } from "./finding.ts";
import { numberOf, writtenNumbers } from "./parameter-values.ts";

/** Shares of one whole, of which a rest must remain or be nothing: together 1 at most. */
const wholes: readonly (readonly WorldParameterName[])[] = [
  ["publicFormShare", "telephoneShare"],
  ["unfoundedShare", "adultShare", "compromisedShare", "wrongSubscriberShare"],
];

const tolerance = 1e-9;

/** Pairs of which the first may not be above the second. */
const orders: readonly (readonly [WorldParameterName, WorldParameterName])[] = [
  ["repeatLagLowDays", "repeatLagHighDays"],
  ["prolificLow", "prolificHigh"],
  ["firstImageNewFamily", "firstImageNewHash"],
  ["firstVideoNewFamily", "firstVideoNewHash"],
  ["furtherImageNewFamily", "furtherImageNewHash"],
  ["furtherVideoNewFamily", "furtherVideoNewHash"],
];

/** What is wrong with numbers of the world that are right each by itself: shares of one whole above 1, and a low end above its high end. */
export function worldFindings(written: unknown): readonly Finding[] {
  const isWritten = (name: WorldParameterName): boolean => valueAt(written, ["world", name]) !== undefined;
  const valueOfName = (name: WorldParameterName): number => {
    const [placed] = writtenNumbers(valueAt(written, ["world", name]), []);
    return placed?.path.length === 0 ? numberOf(placed.written) : worldParameters[name].value;
  };
  return [
    ...wholes.flatMap((names) => {
      const last = names.findLast(isWritten);
      const sum = names.reduce((total, name) => total + valueOfName(name), 0);
      return last && sum > 1 + tolerance ? [aboveOne(names, last, sum)] : [];
    }),
    ...orders.flatMap(([low, high]) => {
      const at = isWritten(high) ? high : low;
      return isWritten(at) && valueOfName(low) > valueOfName(high)
        ? [outOfOrder(low, high, at, `${valueOfName(low)} above ${valueOfName(high)}`)]
        : [];
    }),
  ];
}

const aboveOne = (names: readonly WorldParameterName[], at: WorldParameterName, sum: number): Finding => ({
  code: "sum",
  message: `The shares ${names.join(", ")} are of one whole, and come to more than 1.`,
  path: ["world", at],
  found: `${Number(sum.toPrecision(6))} together`,
  expected: "1 at most, those included that stand nowhere and have their defaults",
  fix: "lower one of them",
});

const outOfOrder = (low: string, high: string, at: WorldParameterName, found: string): Finding => ({
  code: "out-of-order",
  message: `"world.${low}" is above "world.${high}".`,
  path: ["world", at],
  found,
  expected: `${low} at most as large as ${high}`,
  fix: `lower ${low}, or raise ${high}`,
});
