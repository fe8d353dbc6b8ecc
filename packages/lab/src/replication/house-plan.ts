import { analystPace, circuitOfState, circuits, type FloorPlan, type FloorValues } from "@tipbench/floor";
import { keyOf } from "@tipbench/random";
import type { RunTruth } from "@tipbench/scoring";
import { type ProviderClass, providerClasses } from "@tipbench/vocabulary";
import { type Agency, secondsPerDay, type World } from "@tipbench/world";
import type { Scenario } from "../scenario/scenario.ts";
import { agencyRates } from "./agency-rates.ts";
import { agencyStaff, houseStaff, type RunSpan } from "./house-staff.ts";
import { replicationSeed } from "./settings.ts";

/** Days for which the floor works on after the last report. */
export const drainDays = 7;

/** From the first tick to the end of the drain. */
export function spanOf({ startDate, days }: Scenario, { clock }: World): RunSpan {
  return { startDate, fromSeconds: clock.firstSecond, toSeconds: (days + drainDays) * secondsPerDay };
}

/** Classes of providers that answer legal process as a small one does; the public has nothing to answer. */
const slowClasses: readonly ProviderClass[] = ["imageHosting", "datingLiveVideo", "aiService", "smallForum"];
const publicClasses: readonly ProviderClass[] = ["publicForm", "telephone", "foreignHotline"];

function processSeconds(values: FloorValues, { source }: World): Float64Array {
  const { processDays, processSmallFactor } = values;
  return Float64Array.from(source.providers.classOf, (code) => {
    const name = providerClasses[code] ?? "smallForum";
    if (publicClasses.includes(name)) return 0;
    return processDays * secondsPerDay * (slowClasses.includes(name) ? processSmallFactor : 1);
  });
}

/** Share of cases on unviewed files for which an agency asks for a warrant: by circuit at home, none abroad. */
function warrantShare(values: FloorValues, { source }: World, { kind, state }: Agency): number {
  if (kind === "foreign" || kind === "none") return 0;
  const circuit = circuitOfState(source.tables.states[state - 1]?.name ?? "");
  const rule = circuit === null ? "unsettled" : circuits[circuit]?.rule;
  return { required: 1, notRequired: 0, unsettled: values.unsettledWarrantShare }[rule ?? "unsettled"];
}

function agencyRules(values: FloorValues, world: World, rates: Float64Array): FloorPlan["agencies"] {
  const { agencies } = world.agencies;
  const { states } = world.source.tables;
  const heldSeconds = values.caseDays * secondsPerDay;
  const feedback = {
    none: 0,
    federal: values.federalFeedback,
    taskForce: values.taskForceFeedback,
    foreign: values.foreignFeedback,
  };
  return {
    caseCapacity: Uint32Array.from(rates, (rate) => Math.ceil(rate * values.caseShare * heldSeconds)),
    warrantShare: Float64Array.from(agencies, (agency) => warrantShare(values, world, agency)),
    circuit: Uint8Array.from(agencies, ({ state }) => circuitOfState(states[state - 1]?.name ?? "") ?? 0),
    feedbackShare: Float64Array.from(agencies, ({ kind }) => feedback[kind]),
    hasAffiliates: Uint8Array.from(agencies, ({ kind }) => Number(kind === "taskForce")),
    processFactor: Float64Array.from(agencies, ({ kind }) => (kind === "foreign" ? values.processAbroadFactor : 1)),
  };
}

/** The floor of a replication: its staff, agencies and clocks. `facts` are filled as the stream comes. */
export function housePlan(
  scenario: Scenario,
  replication: number,
  world: World,
  facts: RunTruth,
): Omit<FloorPlan, "rows" | "rowsPerTick"> {
  const values = scenario.floor;
  const seed = replicationSeed(scenario, replication);
  const key = (purpose: string) => keyOf(seed, "floor", purpose);
  const span = spanOf(scenario, world);
  const rates = agencyRates(world);
  const { turnoverPerYear: perYear, learningDays, noviceFactor } = values;
  const posts = values.labellingServers + values.urgentServers + values.referralServers;
  const turnover = { key: key("turnover"), posts, perYear, learningDays, noviceFactor };
  return {
    values,
    keys: {
      service: key("service"),
      review: key("review"),
      agency: key("agency"),
      reassignment: key("reassignment"),
      cases: key("cases"),
    },
    houseStaff: houseStaff(values, span),
    pace: analystPace(turnover, Math.ceil((span.toSeconds - span.fromSeconds) / secondsPerDay)),
    agencyStaff: agencyStaff(world, rates, values, span),
    agencies: agencyRules(values, world, rates),
    clocks: {
      retentionDays: Float64Array.from(world.source.retention),
      preservationDays: values.preservationDays,
    },
    processSeconds: processSeconds(values, world),
    circuits: circuits.length,
    facts,
    startSeconds: span.fromSeconds,
  };
}
