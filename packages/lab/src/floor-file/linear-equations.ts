/** The solution of linear equations, a row each with its right side at the end, by Gauss and Jordan with the largest pivot; not finite where they have none. */
export function solved(rows: readonly (readonly number[])[]): readonly number[] {
  let left = rows.map((row) => [...row]);
  for (let column = 0; column < rows.length; column++) {
    const size = (row: number): number => Math.abs(left[row]?.[column] ?? 0);
    const below = Array.from({ length: rows.length - column }, (_, index) => column + index);
    const best = below.reduce((x, y) => (size(y) > size(x) ? y : x), column);
    left = swapped(left, column, best);
    const pivot = (left[column] ?? []).map((value, _, row) => value / (row[column] ?? 1));
    left = left.map((row, index) => (index === column ? pivot : minus(row, pivot, row[column] ?? 0)));
  }
  return left.map((row) => row.at(-1) ?? 0);
}

function swapped<T>(list: readonly T[], one: number, other: number): T[] {
  return list.map((entry, index) => (index === one ? list[other] : index === other ? list[one] : entry) ?? entry);
}

const minus = (row: readonly number[], pivot: readonly number[], factor: number): number[] =>
  row.map((value, index) => value - factor * (pivot[index] ?? 0));
