export const secondsPerDay = 86_400;

/** The day of a second of the measured days, the first of which begins at second 0. Whole numbers are divided without a detour over fractions. */
export function dayOf(seconds: number): number {
  return (seconds / secondsPerDay) | 0;
}
