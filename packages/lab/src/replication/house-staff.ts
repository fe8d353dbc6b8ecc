import {
  dayOfDate,
  type FloorValues,
  offsetAt,
  type ShiftCalendar,
  type Staffing,
  staffingBetween,
  type TimeZone,
} from "@tipbench/floor";
import { secondsPerDay, type World } from "@tipbench/world";
import { zoneOfState } from "./state-zones.ts";

/** Shifts of the house in the local time of its desks, Eastern Time: day from 7:00, evening from 15:00, night from 23:00. Assumed. */
const houseZone: TimeZone = "America/New_York";
const houseShifts = [
  { fromMinute: 420, toMinute: 900 },
  { fromMinute: 900, toMinute: 1380 },
  { fromMinute: 1380, toMinute: 420 },
] as const;

const weekdays = [0, 1, 2, 3, 4];
const weekend = [5, 6];
const secondsPerWeek = 7 * secondsPerDay;
/** Office hours of task forces, Monday to Friday. Assumed. */
const office = { fromMinute: 480, toMinute: 1020 };
const officeSecondsPerWeek = 5 * 60 * (office.toMinute - office.fromMinute);

/** The simulated seconds of a run, from the start of the warm-up to the end of the drain, and the date of second 0. */
export interface RunSpan {
  readonly startDate: string;
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/** The staff of a calendar over a run, in seconds of simulated time. */
function staffOver(calendar: ShiftCalendar, { startDate, fromSeconds, toSeconds }: RunSpan): Staffing {
  const origin = dayOfDate(startDate) * secondsPerDay;
  const { fromSeconds: steps, servers } = staffingBetween(calendar, origin + fromSeconds, origin + toSeconds);
  return { fromSeconds: steps.map((step) => step + fromSeconds), servers };
}

/** Number of the house's shift at a time: 0 day, 1 evening, 2 night. */
export function shiftAt({ startDate }: Pick<RunSpan, "startDate">, atSeconds: number): number {
  const moment = dayOfDate(startDate) * secondsPerDay + atSeconds;
  const local = (((moment + offsetAt(houseZone, moment)) % secondsPerDay) + secondsPerDay) % secondsPerDay;
  const found = houseShifts.findIndex(({ fromMinute, toMinute }) => local >= 60 * fromMinute && local < 60 * toMinute);
  return found < 0 ? houseShifts.length - 1 : found;
}

/** Servers of a share of the full staff: to the next whole number, one at least where anybody is there. */
function staffOf(full: number, share: number): number {
  return full * share <= 0 ? 0 : Math.max(1, Math.round(full * share));
}

function houseCalendar(full: number, values: FloorValues): ShiftCalendar {
  const shares = [1, values.eveningStaffShare, values.nightStaffShare];
  const weekendShare = values.weekendStaffShare;
  return {
    timeZone: houseZone,
    holidays: "us-federal",
    shifts: houseShifts.flatMap(({ fromMinute, toMinute }, i) => {
      const share = shares[i] ?? 1;
      const atWeekends = staffOf(full, share * weekendShare);
      const times = { fromMinute, toMinute, holidayServers: atWeekends };
      return [
        { ...times, weekdays, servers: staffOf(full, share) },
        { ...times, weekdays: weekend, servers: atWeekends },
      ];
    }),
  };
}

/** Staff of the labelling, urgent and referral desks over a run. */
export function houseStaff(values: FloorValues, span: RunSpan): readonly Staffing[] {
  const { labellingServers, urgentServers, referralServers } = values;
  return [labellingServers, urgentServers, referralServers].map((full) => staffOver(houseCalendar(full, values), span));
}

/** Servers around the clock that the given deliveries a second ask for, were they all referrals. */
function serversAround(values: FloorValues, perSecond: number): number {
  return (perSecond * values.agencyReferralSeconds) / values.agencyUtilisation;
}

/**
 * Staff of every agency by its share of the published deliveries. Task forces keep office hours of their own time zone, with so many more
 * servers that the hours are the same; the federal queue and the partners abroad, each of which stands for many agencies, are there around the
 * clock. One server at least.
 */
export function agencyStaff(
  { agencies, source }: World,
  rates: Float64Array,
  values: FloorValues,
  span: RunSpan,
): readonly Staffing[] {
  return agencies.agencies.map(({ kind, state }, code) => {
    const around = serversAround(values, rates[code] ?? 0);
    if (kind !== "taskForce") return alwaysStaffed(Math.max(1, Math.ceil(around)), span);
    const servers = Math.max(1, Math.ceil((around * secondsPerWeek) / officeSecondsPerWeek));
    const shift = { ...office, weekdays, servers, holidayServers: 0 };
    const timeZone = zoneOfState(source.tables.states[state - 1]?.name ?? "");
    return staffOver({ timeZone, shifts: [shift], holidays: "us-federal" }, span);
  });
}

function alwaysStaffed(servers: number, { fromSeconds }: RunSpan): Staffing {
  return { fromSeconds: Float64Array.of(fromSeconds), servers: Uint32Array.of(servers) };
}

/** Seconds that are staffed from one time to another, over all servers. */
export function staffedSeconds({ fromSeconds, servers }: Staffing, from: number, to: number): number {
  return servers.reduce((sum, count, step) => {
    const begin = Math.max(from, fromSeconds[step] ?? from);
    const end = Math.min(to, fromSeconds[step + 1] ?? to);
    return sum + count * Math.max(0, end - begin);
  }, 0);
}
