/** Where a share is 0 or 1, the range is that of this distance from the end, joined with the end. */
const nearEnd = 0.01;
const oddsFactor = 3;

/** A share whose odds are `factor` times those of `share`. */
function withOdds(share: number, factor: number): number {
  return (share * factor) / (share * factor + 1 - share);
}

const short = (value: number): number => Number(value.toPrecision(3));

/**
 * The range of an assumed number for which no better is known: a share's odds divided and multiplied by 3 (0 and 1 are
 * taken as 0.01 and 0.99 towards the middle, and stay their own end), anything else halved and doubled. Ends are rounded
 * to three digits.
 */
export function rangeByRule(unit: string, value: number): readonly [low: number, high: number] {
  if (unit !== "share") return [short(value / 2), short(value * 2)];
  const low = value === 0 ? 0 : short(withOdds(Math.min(value, 1 - nearEnd), 1 / oddsFactor));
  const high = value === 1 ? 1 : short(withOdds(Math.max(value, nearEnd), oddsFactor));
  return [low, high];
}
