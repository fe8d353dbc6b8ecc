import { UserError } from "@tipbench/vocabulary";
import type { FloorFile, StaffNumber } from "../floor-file/floor-file.ts";
import { floorPlan } from "../floor-file/floor-plan.ts";
import type { FloorDocument } from "../floor-file/floor-schema.ts";
import { staffNumbers, withStaff } from "../floor-file/staff-numbers.ts";
import { deskTraffic, endlessDesks } from "../floor-file/traffic.ts";
import { boundOf, type Condition, type ConditionPart, easesWithStaff, keeps } from "./condition.ts";
import type { ComparedValue, DeskResult, FoundStaff, TriedStaff } from "./floor-document.ts";
import { leastStaff, type SearchRange } from "./staff-search.ts";
import { type BetweenReplications, deskResults, replicate } from "./study-floor.ts";

/** What is searched, and how far. */
export interface StaffQuestion {
  readonly condition: Condition;
  /** The desks whose staff may change. */
  readonly desks: readonly string[];
  /** Most servers of one shift, or of a desk without shifts. */
  readonly most: number;
  readonly seed: string;
  /** 2 or more: a bound needs an interval. */
  readonly replications: number;
}

/** What was found, and what the floor is like with that staff. */
export interface StaffAnswer {
  readonly found: FoundStaff;
  readonly document: FloorDocument;
  readonly desks: readonly DeskResult[];
}

/**
 * The least staff with which the bounds of a floor's measures keep a condition; every staff meets the same items and service times. A
 * staff with which a queue grows without end is not enough.
 */
export async function findStaff(
  file: FloorFile,
  question: StaffQuestion,
  between: BetweenReplications,
): Promise<StaffAnswer> {
  const search = new StaffSearch(file, question, between);
  const servers = await leastStaff(search.range, search.isEnough);
  return search.answer(servers);
}

class StaffSearch {
  readonly range: SearchRange;
  readonly #numbers: readonly StaffNumber[];
  readonly #free: readonly number[];
  readonly #tried = new Map<string, { readonly tried: TriedStaff; readonly desks: readonly DeskResult[] }>();
  readonly #file: FloorFile;
  readonly #question: StaffQuestion;
  readonly #between: BetweenReplications;

  constructor(file: FloorFile, question: StaffQuestion, between: BetweenReplications) {
    this.#file = file;
    this.#question = question;
    this.#between = between;
    this.#numbers = staffNumbers(file.document);
    this.#free = freeNumbers(this.#numbers, question.desks);
    if (this.#free.length === 0) throw new UserError(noStaff(question.desks));
    this.range = rangeOf(this.#own(), file, question);
  }

  /** Whether a staff keeps every part that more staff can help. */
  readonly isEnough = async (servers: readonly number[]): Promise<boolean> => {
    const { tried } = await this.#look(servers);
    if (tried.endless.length > 0) return false;
    const helped = this.#question.condition.parts.map(easesWithStaff);
    return partResults(tried, this.#question.condition).every((meets, part) => meets || !helped[part]);
  };

  async answer(servers: readonly number[] | null): Promise<StaffAnswer> {
    const { tried, desks } = await this.#look(servers ?? this.#largest());
    const { condition } = this.#question;
    const reason = tried.meets ? null : reasonOf(servers, tried, this.#question);
    return {
      found: {
        condition: condition.text,
        meets: tried.meets,
        staff: this.#own().map((number, index) => ({ ...number, servers: tried.servers[index] ?? 0 })),
        total: tried.total,
        tried: [...this.#tried.values()].map((one) => one.tried),
        reason,
      },
      document: this.#documentWith(tried.servers),
      desks,
    };
  }

  #own(): readonly StaffNumber[] {
    return this.#free.flatMap((index) => this.#numbers[index] ?? []);
  }

  #largest(): readonly number[] {
    return [...this.#tried.values()].reduce((x, y) => (y.tried.total > x.tried.total ? y : x)).tried.servers;
  }

  #documentWith(servers: readonly number[]): FloorDocument {
    const all = this.#numbers.map((number, index) => servers[this.#free.indexOf(index)] ?? number.servers);
    return withStaff(this.#file.document, all);
  }

  async #look(servers: readonly number[]) {
    const known = this.#tried.get(servers.join());
    if (known) return known;
    const { seed, replications, condition } = this.#question;
    const plan = floorPlan(this.#documentWith(servers));
    const desks = deskResults(plan, await replicate({ plan, seed, replications }, this.#between));
    const endless = endlessDesks(plan).filter((name) => this.#question.desks.includes(name));
    const looked = { tried: triedStaff(servers, endless, condition, desks), desks };
    this.#tried.set(servers.join(), looked);
    return looked;
  }
}

/** The indices of the numbers that may change: those of the desks, but for shifts that are closed beside others that are not. */
function freeNumbers(numbers: readonly StaffNumber[], desks: readonly string[]): readonly number[] {
  const isClosed = (desk: string): boolean => numbers.every((one) => one.desk !== desk || one.servers === 0);
  return numbers.flatMap(({ desk, servers }, index) =>
    desks.includes(desk) && (servers > 0 || isClosed(desk)) ? [index] : [],
  );
}

function rangeOf(own: readonly StaffNumber[], { plan }: FloorFile, { most }: StaffQuestion): SearchRange {
  const largest = (desk: string): number =>
    own.reduce((high, number) => (number.desk === desk ? Math.max(high, number.servers) : high), 0);
  const offered = deskTraffic(plan)
    .filter((_, desk) => own.some((number) => number.desk === plan.desks[desk]?.name))
    .map(({ offeredServers }) => Math.ceil(offeredServers));
  return {
    shape: own.map(({ desk, servers }) => (largest(desk) === 0 ? 1 : servers / largest(desk))),
    first: Math.max(1, ...offered),
    least: own.length === 1 ? 1 : 0,
    most,
  };
}

function triedStaff(
  servers: readonly number[],
  endless: readonly string[],
  { parts }: Condition,
  desks: readonly DeskResult[],
): TriedStaff {
  const values = parts.flatMap((part) => comparedValues(part, desks));
  const total = servers.reduce((sum, one) => sum + one, 0);
  return { servers, total, values, endless, meets: endless.length === 0 && values.every(({ meets }) => meets) };
}

function comparedValues(part: ConditionPart, desks: readonly DeskResult[]): readonly ComparedValue[] {
  const { metric, kind } = part;
  return part.desks.map((name) => {
    const desk = desks.find((one) => one.name === name);
    const figures = kind === null ? desk?.metrics : desk?.kinds.find((one) => one.name === kind)?.metrics;
    const bound = boundOf(part, figures?.[metric.name]);
    const value = figures?.[metric.name]?.value ?? null;
    return { desk: name, kind, metric: metric.name, value, bound, meets: keeps(part, bound) };
  });
}

/** By part of the condition, whether it is kept at all of its desks. */
function partResults({ values }: TriedStaff, { parts }: Condition): readonly boolean[] {
  let from = 0;
  return parts.map(({ desks }) => {
    const own = values.slice(from, from + desks.length);
    from += desks.length;
    return own.every(({ meets }) => meets);
  });
}

function reasonOf(servers: readonly number[] | null, tried: TriedStaff, { condition, most }: StaffQuestion): string {
  if (servers === null) return `no staff up to ${most} servers meets it`;
  const broken = condition.parts.filter((_, part) => !partResults(tried, condition)[part]);
  const names = broken.map(({ metric, comparator }) => `${metric.name} ${comparator}`).join(", ");
  return `the least staff that meets the rest does not meet ${names}, which more staff cannot help`;
}

const noStaff = (desks: readonly string[]) => ({
  code: "no-staff",
  message: "There is no staff to search for.",
  at: "--find",
  found: `unlimited servers at ${desks.join(", ")}`,
  expected: "a desk with servers or shifts",
  fix: "name another desk, or write servers: 1 there",
});
