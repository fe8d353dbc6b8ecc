import { solveLinear } from "@tipbench/stats";
import type { Finding } from "../scenario/finding.ts";
import type { WrittenDesk } from "./floor-schema.ts";
import { routesFrom } from "./ways.ts";

/** What an item may have before it on the average; so long a chain of visits is hardly ever 200 times as long. */
const mostVisits = 1000;
const rounding = 1e-6;

/**
 * What is wrong with loops that end, but only after very many visits: the desk from which an item of the kind has the most before it, if those
 * are too many. `desks` are all those to which the kind comes; from each a way leads out.
 */
export function longLoopFindings(
  all: readonly WrittenDesk[],
  desks: readonly WrittenDesk[],
  kind: string,
): readonly Finding[] {
  const visits = visitsToCome(desks, kind);
  const most = visits.reduce((best, count, index) => (count > (visits[best] ?? 0) ? index : best), 0);
  const [desk, count] = [desks[most], visits[most] ?? 0];
  if (!desk || count <= mostVisits + rounding) return [];
  return [longLoop(kind, desk, all.indexOf(desk), count)];
}

/** Expected visits of an item from its coming to each desk on: h = 1 + P h (Kemeny and Snell 1960). Infinity where rounding leaves no answer. */
function visitsToCome(desks: readonly WrittenDesk[], kind: string): readonly number[] {
  const matrix = desks.map((from) => desks.map((to) => (from === to ? 1 : 0) - shareTo(from, to, kind)));
  const ones = desks.map(() => 1);
  return solveLinear(matrix, ones).map((visits) => (visits >= 1 - rounding ? visits : Number.POSITIVE_INFINITY));
}

const shareTo = (from: WrittenDesk, { name }: WrittenDesk, kind: string): number =>
  routesFrom(from, kind).reduce((sum, { to, share }) => (to === name ? sum + share : sum), 0);

const longLoop = (kind: string, { name }: WrittenDesk, index: number, visits: number): Finding => ({
  code: "long-loop",
  message: `Items of kind "${kind}" go round too often once they come to the desk "${name}".`,
  path: ["desks", index, "then"],
  found: `${Number(visits.toPrecision(6))} visits on the average before they leave`,
  expected: `${mostVisits} visits or fewer`,
  fix: "lower a share of the loop, so that more of the items leave",
});
