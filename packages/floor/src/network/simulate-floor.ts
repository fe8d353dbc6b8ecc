import { checkPlan } from "./check-plan.ts";
import { type DeskPlan, type NetworkOutcome, type NetworkPlan, unlimited } from "./plan.ts";
import { fifoDesk, linesDesk, type QuickDesk } from "./quick-desk.ts";
import { runNetwork } from "./run-network.kernel.ts";
import { runQuickDesk } from "./run-quick-desk.ts";

/** The number of servers that a desk has from before the start of a run to its end; null where it changes, or is none or without limit. */
function steadyServers({ staffing: { servers } }: DeskPlan): number | null {
  const count = servers[0] ?? 0;
  return count > 0 && count !== unlimited && servers.every((other) => other === count) ? count : null;
}

/** Where the quick desks do what the general one does: somebody comes, nobody comes again, nobody is interrupted. */
function isQuick({ kinds }: NetworkPlan, desk: DeskPlan): boolean {
  const hasOnePriority = new Set(kinds.map(({ priority }) => priority)).size <= 1;
  const comesOnce = desk.routes.every((ways) => ways.every(({ share }) => share === 0));
  return kinds.length > 0 && comesOnce && (desk.discipline === "nonPreemptive" || hasOnePriority);
}

function quickDesk({ kinds }: NetworkPlan, { waitingRoom }: DeskPlan, servers: number): QuickDesk | null {
  const priorities = kinds.map(({ priority }) => priority);
  const isPatient = kinds.every(({ patience }) => patience === null);
  const mayAllWait = waitingRoom === Number.POSITIVE_INFINITY;
  if (isPatient && mayAllWait && new Set(priorities).size <= 1) return fifoDesk(servers);
  return isPatient || mayAllWait ? linesDesk({ servers, priorities, waitingRoom, isPatient }) : null;
}

/**
 * Runs one replication of a floor by the quickest executor that fits it; they all give the same figures. The words name its draws. Throws
 * RangeError for a plan that is none, InvariantError where items or time got lost.
 */
export function simulateFloor(plan: NetworkPlan, words: readonly string[]): NetworkOutcome {
  checkPlan(plan);
  const [only, second] = plan.desks;
  if (only === undefined || second !== undefined || !isQuick(plan, only)) return runNetwork(plan, words);
  const servers = steadyServers(only);
  const desk = servers === null ? null : quickDesk(plan, only, servers);
  return servers === null || desk === null ? runNetwork(plan, words) : runQuickDesk(plan, desk, servers, words);
}
