import { type NetworkPlan, type Staffing, type TimeLaw, unlimited } from "@tipbench/floor";
import { solveLinear } from "@tipbench/stats";

/** What comes to a desk when nobody is lost and nobody leaves for want of patience. */
export interface DeskTraffic {
  /** Visits an hour, all kinds together. */
  readonly visitsPerHour: number;
  /** Servers that the work would keep busy all the time. */
  readonly offeredServers: number;
  /** Time average of the staff; Infinity where it is unlimited. */
  readonly meanServers: number;
}

/** The traffic of each desk of a plan whose ways all end: visits solve v = e + v P, a kind at a time (Jackson 1957). */
export function deskTraffic(plan: NetworkPlan): readonly DeskTraffic[] {
  const visits = plan.kinds.map((_, kind) => visitsPerHour(plan, kind));
  return plan.desks.map(({ staffing, service }, desk) => {
    const byKind = visits.map((ofKind) => ofKind[desk] ?? 0);
    const hoursOfWork = byKind.map((rate, kind) => rate * (meanSeconds(service[kind]) / 3_600));
    return {
      visitsPerHour: sum(byKind),
      offeredServers: sum(hoursOfWork),
      meanServers: meanServers(staffing, plan.endSeconds),
    };
  });
}

/** Whether there is as much work as staff, or more. */
export const isOverloaded = ({ offeredServers, meanServers }: DeskTraffic): boolean =>
  offeredServers > 0 && offeredServers >= meanServers;

/** The names of desks whose queue grows without end: more work than staff, room for all, and one kind at least that waits for ever. */
export function endlessDesks(plan: NetworkPlan): readonly string[] {
  const isPatient = plan.kinds.some(({ patience }) => patience === null);
  const traffic = deskTraffic(plan);
  return plan.desks.flatMap(({ name, waitingRoom }, desk) => {
    const own = traffic[desk];
    return own && isOverloaded(own) && isPatient && waitingRoom === Number.POSITIVE_INFINITY ? [name] : [];
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function visitsPerHour({ kinds, desks }: NetworkPlan, kind: number): readonly number[] {
  const { perHour, batch, desk: first } = kinds[kind] ?? { perHour: 0, batch: undefined, desk: 0 };
  const items = perHour * (batch === undefined ? 0 : batch.law === "fixed" ? batch.items : batch.meanItems);
  const matrix = desks.map((_, to) =>
    desks.map(({ routes }, from) => {
      const shares = (routes[kind] ?? []).filter(({ toDesk }) => toDesk === to).map(({ share }) => share);
      return (from === to ? 1 : 0) - sum(shares);
    }),
  );
  return solveLinear(
    matrix,
    desks.map((_, to) => (to === first ? items : 0)),
  );
}

/** The mean of a law. */
function meanSeconds(law: TimeLaw | undefined): number {
  if (law === undefined) return 0;
  if (law.law === "fixed") return law.seconds;
  return law.law === "empirical" ? sum(law.seconds) / law.seconds.length : law.meanSeconds;
}

function meanServers({ fromSeconds, servers }: Staffing, endSeconds: number): number {
  const total = Array.from(servers, (count, step) => {
    const to = Math.min(endSeconds, fromSeconds[step + 1] ?? endSeconds);
    const seconds = Math.max(0, to - Math.max(0, fromSeconds[step] ?? 0));
    return seconds === 0 ? 0 : (count === unlimited ? Number.POSITIVE_INFINITY : count) * seconds;
  });
  return sum(total) / endSeconds;
}
