import type { ItemChance } from "../../src/network/item-chance.kernel.ts";
import { type DeskPlan, type NetworkPlan, unlimited } from "../../src/network/plan.ts";

/** What became of a visit. */
export type Fate = "served" | "lost" | "left" | "open";

/** A visit of an item to a desk. */
export interface SlowVisit {
  readonly kind: number;
  readonly item: number;
  readonly visit: number;
  readonly desk: number;
  readonly priority: number;
  readonly arrivesAt: number;
  /** Place in the order of arrival; NaN before. */
  turn: number;
  isWaiting: boolean;
  deadline: number;
  /** Service that is still to come when it is not in service, and when it began and will end when it is. */
  rest: number;
  beganAt: number;
  finishesAt: number;
  /** Times in service, one after the other. */
  readonly spells: (readonly [from: number, to: number])[];
  fate: Fate;
  endedAt: number;
}

interface Event {
  readonly at: number;
  readonly phase: number;
  readonly rank: readonly number[];
  readonly happen: () => void;
}

const never = Number.POSITIVE_INFINITY;

function isBefore(one: Event, other: Event): boolean {
  const differences = [
    one.at - other.at,
    one.phase - other.phase,
    ...one.rank.map((part, i) => part - (other.rank[i] ?? 0)),
  ];
  return (differences.find((difference) => difference !== 0) ?? 0) < 0;
}

/** A floor as a list of all that may happen, of which the first is looked for afresh at every step. */
export class SlowFloor {
  readonly visits: SlowVisit[] = [];
  readonly #plan: NetworkPlan;
  readonly #chance: ItemChance;
  readonly #steps: number[];
  #turns = 0;

  constructor(plan: NetworkPlan, chance: ItemChance) {
    this.#plan = plan;
    this.#chance = chance;
    this.#steps = plan.desks.map(({ staffing }) => staffing.fromSeconds.findLastIndex((from) => from <= 0));
    plan.kinds.forEach((_, kind) => {
      this.#bring(kind);
    });
  }

  run(): readonly SlowVisit[] {
    for (;;) {
      const first = this.#events().reduce<Event | null>(
        (best, event) => (best && !isBefore(event, best) ? best : event),
        null,
      );
      if (first === null || first.at > this.#plan.endSeconds) return this.visits;
      first.happen();
    }
  }

  #bring(kind: number): void {
    const { kinds, endSeconds } = this.#plan;
    const desk = kinds[kind]?.desk ?? 0;
    let item = 0;
    for (let batch = 0; ; batch++) {
      const at = this.#chance.batchAt(kind, batch);
      if (at > endSeconds) return;
      const size = this.#chance.batchSize(kind, batch);
      for (let i = 0; i < size; i++) this.#send(kind, item++, 0, desk, at);
    }
  }

  #send(kind: number, item: number, visit: number, desk: number, arrivesAt: number): void {
    const priority = this.#plan.kinds[kind]?.priority ?? 0;
    const rest = this.#chance.serviceSeconds(desk, kind, item, visit);
    const start = { turn: Number.NaN, isWaiting: false, deadline: never, rest, beganAt: Number.NaN, finishesAt: never };
    this.visits.push({
      kind,
      item,
      visit,
      desk,
      priority,
      arrivesAt,
      ...start,
      spells: [],
      fate: "open",
      endedAt: never,
    });
  }

  #events(): Event[] {
    const changes = this.#plan.desks.map(({ staffing }, desk): Event => {
      const at = staffing.fromSeconds[(this.#steps[desk] ?? 0) + 1] ?? never;
      return { at, phase: 1, rank: [desk], happen: () => this.#change(desk, at) };
    });
    const visits = this.visits.flatMap((visit): Event[] => {
      if (visit.endedAt !== never) return [];
      const rank = [visit.priority, visit.kind, visit.item, visit.visit];
      const { arrivesAt, finishesAt, deadline } = visit;
      if (Number.isNaN(visit.turn)) return [{ at: arrivesAt, phase: 2, rank, happen: () => this.#arrive(visit) }];
      if (!visit.isWaiting) return [{ at: finishesAt, phase: 0, rank, happen: () => this.#complete(visit) }];
      if (visit.spells.length > 0) return [];
      return [{ at: deadline, phase: 3, rank, happen: () => this.#end(visit, deadline, "left") }];
    });
    return [...changes, ...visits].filter(({ at }) => at < never);
  }

  #deskOf(desk: number): DeskPlan {
    const plan = this.#plan.desks[desk];
    if (!plan) throw new RangeError("no such desk");
    return plan;
  }

  #servers(desk: number): number {
    const servers = this.#deskOf(desk).staffing.servers[this.#steps[desk] ?? 0] ?? 0;
    return servers === unlimited ? never : servers;
  }

  #at(desk: number, isWaiting: boolean): SlowVisit[] {
    return this.visits
      .filter((visit) => visit.desk === desk && !Number.isNaN(visit.turn) && visit.endedAt === never)
      .filter((visit) => visit.isWaiting === isWaiting)
      .sort((one, other) => one.priority - other.priority || one.turn - other.turn);
  }

  #fill(desk: number, at: number): void {
    for (;;) {
      const [next] = this.#at(desk, true);
      if (!next || this.#at(desk, false).length >= this.#servers(desk)) return;
      this.#begin(next, at);
    }
  }

  #begin(visit: SlowVisit, at: number): void {
    visit.isWaiting = false;
    visit.beganAt = at;
    visit.finishesAt = at + visit.rest;
  }

  #interrupt(visit: SlowVisit, at: number): void {
    visit.spells.push([visit.beganAt, at]);
    visit.rest = visit.finishesAt - at;
    visit.finishesAt = never;
    visit.isWaiting = true;
  }

  #end(visit: SlowVisit, at: number, fate: Fate): void {
    visit.fate = fate;
    visit.endedAt = at;
  }

  #complete(visit: SlowVisit): void {
    const at = visit.finishesAt;
    visit.spells.push([visit.beganAt, at]);
    this.#end(visit, at, "served");
    this.#fill(visit.desk, at);
    let point = this.#chance.way(visit.kind, visit.item, visit.visit);
    const routes = this.#deskOf(visit.desk).routes[visit.kind] ?? [];
    const way = routes.find(({ share }) => {
      point -= share;
      return point < 0;
    });
    if (way) this.#send(visit.kind, visit.item, visit.visit + 1, way.toDesk, at);
  }

  #change(desk: number, at: number): void {
    this.#steps[desk] = (this.#steps[desk] ?? 0) + 1;
    if (this.#deskOf(desk).shiftEnd === "handOver") {
      const served = this.#at(desk, false);
      served.slice(Math.min(served.length, this.#servers(desk))).forEach((visit) => {
        this.#interrupt(visit, at);
      });
    }
    this.#fill(desk, at);
  }

  #arrive(visit: SlowVisit): void {
    const { desk, arrivesAt: at, kind, item } = visit;
    const { discipline, waitingRoom } = this.#deskOf(desk);
    const served = this.#at(desk, false);
    const last = served.at(-1);
    const waiting = this.#at(desk, true).length;
    visit.turn = this.#turns++;
    const interrupts = discipline === "preemptiveResume" && last !== undefined && last.priority > visit.priority;
    const isFree = served.length < this.#servers(desk);
    if (!isFree && interrupts) this.#interrupt(last, at);
    if (isFree || interrupts) this.#begin(visit, at);
    else if (waiting >= waitingRoom) this.#end(visit, at, "lost");
    else {
      visit.isWaiting = true;
      visit.deadline = at + this.#chance.patienceSeconds(kind, item, visit.visit);
    }
  }
}

/** Seconds that a visit waited by a time. */
export function waitSeconds(
  { spells, arrivesAt, endedAt, isWaiting, beganAt, fate }: SlowVisit,
  until: number,
): number {
  const end = Math.min(endedAt, until);
  const served = spells.reduce((sum, [from, to]) => sum + (to - from), 0);
  return end - arrivesAt - served - (fate === "open" && !isWaiting ? end - beganAt : 0);
}
