import { expect, it } from "vitest";
import { darkColors, strategyLook, strategyLooks } from "../src/index.ts";

const linear = (part: number): number =>
  part <= 0.04045 ? part / 12.92 : Math.exp(2.4 * Math.log((part + 0.055) / 1.055));

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(color.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

it("keeps 3 : 1 between each strategy and a light and a dark page", () => {
  for (const { color, darkColor } of strategyLooks) {
    expect(contrast(color, "#ffffff")).toBeGreaterThanOrEqual(3);
    expect(contrast(darkColor, "#14181d")).toBeGreaterThanOrEqual(3);
  }
});

it("stays apart when printed in grey", () => {
  const greys = strategyLooks.map(({ color }) => luminance(color) + 0.05).sort((a, b) => a - b);
  greys.slice(1).forEach((grey, index) => {
    expect(grey / (greys[index] ?? 0)).toBeGreaterThan(1.25);
  });
});

it("says each strategy by shape and dash too, and starts again after a dozen", () => {
  expect(new Set(strategyLooks.map(({ shape }) => shape)).size).toBe(strategyLooks.length);
  expect(new Set(strategyLooks.map(({ dash }) => dash.join())).size).toBe(strategyLooks.length);
  const dozen = Array.from({ length: 12 }, (_, index) => strategyLook(index));
  expect(new Set(dozen.map(({ dash }) => dash.join())).size).toBe(12);
  expect(new Set(dozen.map(({ color, shape }) => color + shape)).size).toBe(12);
  expect(strategyLook(12)).toBe(strategyLooks[0]);
});

it("has one dark stand-in a colour", () => {
  expect(darkColors.size).toBe(20);
});
