/** Seconds of an hour and of a day. */
export const secondsPerHour = 3600;
export const secondsPerDay = 24 * secondsPerHour;

/** Added to times of receipt, which are negative in a warm-up, so that tables can keep them as whole numbers from 0 on. */
export const epoch = 1_000_000_000;
