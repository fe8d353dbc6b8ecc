import { type NetworkPlan, offsetAt } from "@tipbench/floor";
import { floorSpan } from "./floor-plan.ts";
import type { FloorDocument } from "./floor-schema.ts";
import { type DeskTraffic, deskTraffic, endlessDesks, isOverloaded } from "./traffic.ts";

/** What a reader of the results must know: desks with more work than staff, and rhythms that a change of the clocks leaves behind. */
export function floorWarnings(document: FloorDocument, plan: NetworkPlan): readonly string[] {
  return [...loadWarnings(plan), ...clockWarnings(document)];
}

function loadWarnings(plan: NetworkPlan): readonly string[] {
  const endless = endlessDesks(plan);
  return deskTraffic(plan).flatMap((traffic, desk) => {
    const { name = "" } = plan.desks[desk] ?? {};
    if (!isOverloaded(traffic)) return [];
    const what = endless.includes(name) ? "the queue grows without end" : "it has more work than staff";
    return [`${name}: ${what}: load ${loadText(traffic)}`];
  });
}

function loadText({ offeredServers, meanServers, visitsPerHour }: DeskTraffic): string {
  const work = `${rounded(visitsPerHour)} visits an hour need ${rounded(offeredServers)} servers`;
  if (meanServers === 0) return `without end (${work}, and none is ever there)`;
  return `${rounded(offeredServers / meanServers)} (${work}, and ${rounded(meanServers)} are there on the average)`;
}

const rounded = (value: number): string => String(Number(value.toPrecision(3)));

function clockWarnings(document: FloorDocument): readonly string[] {
  const { from, measuredFrom, to } = floorSpan(document);
  if (document.kinds.every(({ rhythm }) => rhythm === undefined)) return [];
  const offset = offsetAt(document.timeZone, measuredFrom);
  const isSame = Array.from({ length: Math.ceil((to - from) / 86_400) + 1 }, (_, day) => from + day * 86_400).every(
    (at) => offsetAt(document.timeZone, Math.min(at, to)) === offset,
  );
  if (isSame) return [];
  return [
    `The clocks of ${document.timeZone} change during the run: shifts follow them, rhythms keep the clock of ${document.startDate}`,
  ];
}
