import { type ConfusionRow, type CurveRow, regions } from "@tipbench/vocabulary";

/** Curves of a score that gets better from strategy to strategy; that of the last is a probability. */
export function sampleCurves(strategies: readonly string[]): CurveRow[] {
  const steps = Array.from({ length: 50 }, (_, step) => (step + 1) / 50);
  const tenths = Array.from({ length: 10 }, (_, tenth) => (tenth + 0.5) / 10);
  return strategies.flatMap((strategy, index): CurveRow[] => {
    const best = (index + 1) / (strategies.length + 1);
    const isProbability = index === strategies.length - 1;
    return [
      ...steps.map((x): CurveRow => {
        return { strategy, curve: "precisionRecall", x, y: best * (1 - x) + 0.005, n: Math.round(x * 90_000) };
      }),
      ...tenths.map((x): CurveRow => ({ strategy, curve: "urgentByRank", x, y: 0.02 * best * x * x, n: 9_000 })),
      ...(isProbability
        ? tenths.map((x): CurveRow => ({ strategy, curve: "calibration", x: x * 0.02, y: 0.02 * x * x, n: 9_000 }))
        : []),
    ];
  });
}

const groups = [...regions.filter((region) => region !== "unitedStates"), "OH", "TX", "federal"];

/** Deliveries of which most are right, the others spread over all groups. */
export function sampleConfusion(strategies: readonly string[]): ConfusionRow[] {
  return strategies.flatMap((strategy, index) =>
    groups.slice(0, -1).flatMap((lead, row) => [
      ...groups.map((delivered, column) => {
        const missed = 40 * (1 + index) * (1 + ((row * 3 + column * 5) % 7));
        return { strategy, lead, delivered, reports: missed + (lead === delivered ? 8_000 : 0), missed };
      }),
      { strategy, lead, delivered: "undelivered", reports: 25, missed: 0 },
    ]),
  );
}
