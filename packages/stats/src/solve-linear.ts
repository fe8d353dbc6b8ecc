/**
 * The `x` with `matrix x = right`, by Gaussian elimination with row pivoting. `matrix` is square, by rows, and regular; neither
 * argument is changed.
 */
export function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  rows.forEach((_, column) => {
    let pivot = column;
    for (let row = column + 1; row < rows.length; row++) {
      if (Math.abs(cell(row, column)) > Math.abs(cell(pivot, column))) pivot = row;
    }
    [rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []];
    const own = (rows[column] ?? []).map((value) => value / cell(column, column));
    rows[column] = own;
    rows.forEach((row, at) => {
      const factor = cell(at, column);
      if (at !== column) rows[at] = row.map((value, to) => value - factor * (own[to] ?? 0));
    });
  });
  return rows.map((row) => row[rows.length] ?? 0);
}
