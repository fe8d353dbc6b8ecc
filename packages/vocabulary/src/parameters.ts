/** A number of the simulation with its provenance: published (with a source), assumed (with a range to sweep), or a lever. */
export interface Parameter {
  readonly value: number;
  /** Lowest and highest value that the assumption allows; null for a published figure. */
  readonly range: readonly [low: number, high: number] | null;
  readonly source: string;
  readonly unit: string;
  readonly doc: string;
}

/** A figure with a published source. */
export const published = (value: number, unit: string, source: string, doc: string): Parameter => ({
  value,
  range: null,
  source,
  unit,
  doc,
});

/** A figure that nobody has published. */
export const assumed = (value: number, low: number, high: number, unit: string, doc: string): Parameter => ({
  value,
  range: [low, high],
  source: "assumed",
  unit,
  doc,
});

/** What a scenario turns on purpose; 0 by default. */
export const lever = (low: number, high: number, unit: string, doc: string): Parameter => ({
  value: 0,
  range: [low, high],
  source: "lever",
  unit,
  doc,
});
