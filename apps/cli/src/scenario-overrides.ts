import type { Overrides } from "@tipbench/lab";

/** Flags that stand in place of a scenario's own values. */
export interface OverrideFlags {
  readonly scale?: number;
  readonly days?: number;
  readonly seed?: string;
}

/** The overrides that were given; those that were not are absent. */
export function overridesOf({ scale, days, seed }: OverrideFlags): Overrides {
  return {
    ...(scale === undefined ? {} : { scale }),
    ...(days === undefined ? {} : { days }),
    ...(seed === undefined ? {} : { seed }),
  };
}
