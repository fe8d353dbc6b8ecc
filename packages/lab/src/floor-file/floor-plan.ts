import {
  type BatchLaw,
  type DeskPlan,
  dayOfDate,
  type ItemKind,
  momentOfLocal,
  type NetworkPlan,
  type Route,
  type Staffing,
  staffingBetween,
  type TimeLaw,
  unlimited,
} from "@tipbench/floor";
import type { FloorDocument, WrittenDesk, WrittenKind, WrittenLaw } from "./floor-schema.ts";
import { shiftsOf } from "./shifts-of.ts";
import { lawAt, routesFrom } from "./ways.ts";
import { perHourOf, secondsOf } from "./written-units.ts";

const hour = 3_600;
const week = 604_800;

/** When a floor runs, in seconds UTC from 1970. */
export interface FloorSpan {
  readonly from: number;
  readonly measuredFrom: number;
  readonly to: number;
}

/** The measured time begins with the local midnight of the start date; the warm-up comes before it. */
export function floorSpan({ startDate, timeZone, warmup, length }: FloorDocument): FloorSpan {
  const measuredFrom = momentOfLocal(timeZone, dayOfDate(startDate), 0);
  return { from: measuredFrom - secondsOf(warmup), measuredFrom, to: measuredFrom + secondsOf(length) };
}

/** The plan that a sound floor file stands for. */
export function floorPlan(document: FloorDocument): NetworkPlan {
  const { kinds, desks, warmup, length } = document;
  const kindNames = kinds.map(({ name }) => name);
  const deskNames = desks.map(({ name }) => name);
  return {
    kinds: kinds.map((kind) => itemKind(kind, deskNames, document)),
    desks: desks.map((desk) => deskPlan(desk, { kindNames, deskNames }, document)),
    warmupSeconds: secondsOf(warmup),
    endSeconds: secondsOf(warmup) + secondsOf(length),
  };
}

function itemKind(kind: WrittenKind, deskNames: readonly string[], document: FloorDocument): ItemKind {
  return {
    name: kind.name,
    priority: kind.priority,
    perHour: perHourOf(kind.arrivals),
    rhythm: kind.rhythm ? rhythmOf(kind.rhythm, document) : null,
    batch: batchLaw(kind.batch),
    desk: deskNames.indexOf(kind.desk),
    patience: kind.patience ? timeLaw(kind.patience) : null,
  };
}

function batchLaw(batch: WrittenKind["batch"]): BatchLaw {
  if (batch?.geometric !== undefined) return { law: "geometric", meanItems: batch.geometric };
  return { law: "fixed", items: batch?.fixed ?? 1 };
}

interface Names {
  readonly kindNames: readonly string[];
  readonly deskNames: readonly string[];
}

function deskPlan(desk: WrittenDesk, { kindNames, deskNames }: Names, document: FloorDocument): DeskPlan {
  return {
    name: desk.name,
    staffing: staffingIn(desk, document),
    discipline: desk.discipline,
    shiftEnd: desk.shiftEnd,
    waitingRoom: desk.waitingRoom === "unlimited" ? Number.POSITIVE_INFINITY : desk.waitingRoom,
    service: kindNames.map((kind) => timeLaw(lawAt(desk, kind) ?? { fixed: "0 s" })),
    routes: kindNames.map((kind) =>
      routesFrom(desk, kind).map(({ to, share }): Route => ({ toDesk: deskNames.indexOf(to), share })),
    ),
  };
}

/** The staff of a desk over the floor's time. */
function staffingIn({ servers, shifts, holidays }: WrittenDesk, document: FloorDocument): Staffing {
  if (shifts === undefined) {
    const constant = servers === "unlimited" ? unlimited : (servers ?? 0);
    return { fromSeconds: Float64Array.of(0), servers: Uint32Array.of(constant) };
  }
  const { from, to } = floorSpan(document);
  const calendar = { timeZone: document.timeZone, shifts: shiftsOf(shifts), holidays: holidays ?? [] };
  return staffingBetween(calendar, from, to);
}

function timeLaw(law: WrittenLaw): TimeLaw {
  const { fixed, exponential, lognormal, gamma, empirical, variation = 0 } = law;
  if (exponential !== undefined) return { law: "exponential", meanSeconds: secondsOf(exponential) };
  if (lognormal !== undefined) return { law: "lognormal", meanSeconds: secondsOf(lognormal), variation };
  if (gamma !== undefined) return { law: "gamma", meanSeconds: secondsOf(gamma), variation };
  if (empirical !== undefined) return { law: "empirical", seconds: empirical.map(secondsOf) };
  return { law: "fixed", seconds: secondsOf(fixed ?? "0 s") };
}

/**
 * The rhythm over a week of parts of an hour, or of 15 minutes where the warm-up is not whole hours, turned so that it begins with the run.
 * It keeps the clock that the start date begins with: it does not follow a change to daylight-saving time.
 */
function rhythmOf(
  { hours, weekdays }: NonNullable<WrittenKind["rhythm"]>,
  document: FloorDocument,
): ItemKind["rhythm"] {
  const parts = partsOfHour(secondsOf(document.warmup));
  const first = firstPart(document, parts);
  const weights = Array.from({ length: 168 * parts }, (_, part) => {
    const hourOfWeek = Math.floor(((part + first) % (168 * parts)) / parts);
    return (hours?.[hourOfWeek % 24] ?? 1) * (weekdays?.[Math.floor(hourOfWeek / 24)] ?? 1);
  });
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return { cycleSeconds: week, factors: weights.map((weight) => weight / mean) };
}

/** Parts into which an hour is cut so that the warm-up is a whole number of them: 1, 60 or 3,600. */
const partsOfHour = (warmupSeconds: number): number =>
  [1, 60].find((parts) => (warmupSeconds * parts) % hour === 0) ?? hour;

/** The part of the week, from Monday's midnight, with which the run begins. */
function firstPart({ startDate, warmup }: FloorDocument, parts: number): number {
  const sinceMonday = (((dayOfDate(startDate) + 3) % 7) * week) / 7 - secondsOf(warmup);
  return Math.round((((sinceMonday % week) + week) % week) / (hour / parts)) % (168 * parts);
}
