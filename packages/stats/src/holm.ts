/**
 * Holm's step-down adjustment (Scand. J. Statist. 6, 1979): the k-th smallest of m p-values times m - k + 1, made
 * non-decreasing and cut at 1. Answers in the order given. A null (nothing was tested) stays null and is not counted in m.
 */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const tested = pValues.flatMap((p, index) => (p === null ? [] : [{ p, index }])).sort((x, y) => x.p - y.p);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let floor = 0;
  tested.forEach(({ p, index }, rank) => {
    floor = Math.max(floor, Math.min(1, p * (tested.length - rank)));
    adjusted[index] = floor;
  });
  return adjusted;
}
