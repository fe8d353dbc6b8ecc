/** One metric in one replication: its value (null: cannot be measured) and the count that it was divided by. */
export interface Measured {
  readonly value: number | null;
  readonly n: number;
  /** Why it cannot be measured, where that is not for want of anything to divide by. */
  readonly reason?: string;
}

/** A value that was measured on `n`. */
export function measured(value: number | null, n: number): Measured {
  return { value, n };
}

/** Numerator over denominator; null over an empty one. */
export function ratio(numerator: number, denominator: number): Measured {
  return { value: denominator > 0 ? numerator / denominator : null, n: denominator };
}
