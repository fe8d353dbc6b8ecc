import type { Deliveries } from "@tipbench/floor";

/**
 * Marks the rows of a tick that may be escalated by what comes after their receipt, a 1 a row: those at a desk of the house, and those that an
 * escalated bundle took along. The others were made available, and not as urgent. Same as:
 * `out.map((_, i) => Number(!deliveries.some(({ row, urgent }) => row === firstRow + i && urgent === 0)))`
 */
export function markLateEscalations(firstRow: number, rows: number, deliveries: Deliveries, out: Uint8Array): void {
  out.fill(1, 0, rows);
  for (let i = 0; i < deliveries.count; i++) {
    if (deliveries.row[i]! >= firstRow && deliveries.urgent[i] === 0) out[deliveries.row[i]! - firstRow] = 0;
  }
}
