import { drawExponential, type Key } from "@tipbench/random";

/** How the staff of a desk changes, and what it costs. */
export interface Turnover {
  readonly key: Key;
  /** Posts whose holders are followed; 0 where nobody works. */
  readonly posts: number;
  /** Share of the holders who leave in a year; 0: nobody does. */
  readonly perYear: number;
  /** Days in which a new holder comes up to speed, evenly. */
  readonly learningDays: number;
  /** How many times as long a beginner takes. */
  readonly noviceFactor: number;
}

const daysPerYear = 365;

/** Days on which a post changes hands, from long before day 0; the days between are exponential. */
function beginnings({ key, perYear, learningDays }: Turnover, post: number, days: number): number[] {
  const found: number[] = [];
  let day = -2 * learningDays - (4 * daysPerYear) / perYear;
  for (let holder = 0; day < days; holder++) {
    found.push(day);
    day += drawExponential(key, post, holder, daysPerYear / perYear);
  }
  return found;
}

/**
 * Factor on the time of work by day, 1 where nobody ever leaves or works: the reciprocal of the posts' mean speed. A beginner has the speed 1 /
 * `noviceFactor`, which grows evenly to 1.
 */
export function analystPace(turnover: Turnover, days: number): Float64Array {
  const { posts, perYear, learningDays, noviceFactor } = turnover;
  const pace = new Float64Array(days).fill(1);
  if (perYear === 0 || posts === 0) return pace;
  const changes = Array.from({ length: posts }, (_, post) => beginnings(turnover, post, days));
  return pace.map((_, day) => {
    const speeds = changes.map((of) => {
      const since = day - (of.findLast((change) => change <= day) ?? Number.NEGATIVE_INFINITY);
      return since >= learningDays ? 1 : 1 / noviceFactor + (1 - 1 / noviceFactor) * (since / learningDays);
    });
    return posts / speeds.reduce((sum, speed) => sum + speed, 0);
  });
}
