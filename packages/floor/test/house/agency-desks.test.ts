import { expect, test } from "vitest";
import {
  advanceAgencies,
  deliver,
  fileDelivery,
  misroutedBit,
  urgentBit,
} from "../../src/house/agency-desks.kernel.ts";
import { numbersOf } from "../../src/house/number-list.ts";
import { agencyWork, fourAgencies, send } from "./agency-trial.ts";

const hour = 3600;

test("a delivery later than the tick reaches its agency in its own tick", () => {
  const agencies = fourAgencies(agencyWork(1, 0));
  send(agencies, [
    { agency: 1, at: 950, row: 1 },
    { agency: 1, at: 900, row: 2 },
  ]);
  advanceAgencies(agencies, 900);
  expect(agencies.desks.arrived[1]).toBe(1);
  advanceAgencies(agencies, 1800);
  expect(agencies.desks.arrived[1]).toBe(2);
});

test("deliveries of one time are served by priority, then by submission", () => {
  const agencies = fourAgencies(agencyWork(600, 0));
  agencies.work.facts.submission.forEach((_, row, submissions) => {
    submissions[row] = 5000 - row;
  });
  const together = [
    { row: 30, priority: 3 },
    { row: 10, priority: 3 },
    { row: 20, priority: 1 },
    { row: 40, priority: 1 },
  ].map((delivery) => ({ agency: 2, at: 100, missedLead: 3, ...delivery }));
  send(agencies, together);
  advanceAgencies(agencies, 100);
  const { items, serving, head, first } = agencies.desks;
  const inService = items.payload[serving[first[2] ?? 0] ?? 0];
  const nextOf = (priority: number) => items.payload[head[2 * 8 + priority - 1] ?? 0];
  expect([inService, nextOf(1), nextOf(3)]).toEqual([40, 20, 30]);
});

test("a filed delivery is counted, takes no time, and is filed at its lead too where it missed it", () => {
  const agencies = fourAgencies(agencyWork(600, 2 * hour));
  fileDelivery(agencies, 1, 100, 5, 0);
  agencies.work.facts.leadAgency[6] = 3;
  fileDelivery(agencies, 2, 100, 6, 3);
  const reached: number[] = [];
  for (let tick = 1; tick <= 96; tick++) {
    advanceAgencies(agencies, tick * 900);
    reached.push(...numbersOf(agencies.reassignedRows));
  }
  expect([...agencies.filed]).toEqual([0, 1, 1, 1]);
  expect(reached).toEqual([6]);
  expect([...agencies.desks.arrived]).toEqual([0, 0, 0, 0]);
});

test("an urgent delivery that was misrouted reaches its lead as urgent", () => {
  const agencies = fourAgencies(agencyWork(600, 2 * hour));
  agencies.work.facts.leadAgency[5] = 3;
  deliver(agencies, 1, 0, 5, 1 | urgentBit | misroutedBit);
  const given: [agency: number, priority: number][] = [];
  for (let tick = 1; tick <= 96; tick++) {
    advanceAgencies(agencies, tick * 900);
    const { count, agency, priority } = agencies.handled;
    for (let i = 0; i < count; i++) given.push([agency[i] ?? 0, priority[i] ?? 0]);
  }
  expect(given).toEqual([
    [1, 1 | urgentBit],
    [3, 1 | urgentBit],
  ]);
});

test("what is filed and sent on within a tick reaches its lead in that tick", () => {
  const agencies = fourAgencies(agencyWork(600, 1e-6));
  agencies.work.facts.leadAgency[6] = 3;
  fileDelivery(agencies, 2, 100, 6, 3);
  advanceAgencies(agencies, 900);
  expect([...numbersOf(agencies.reassignedRows)]).toEqual([6]);
});

test("a misrouted delivery reaches its lead once, after the agency has handled it", () => {
  const agencies = fourAgencies(agencyWork(600, 2 * hour));
  send(agencies, [{ agency: 1, at: 0, row: 5, missedLead: 3 }]);
  const reached: [tick: number, row: number][] = [];
  for (let tick = 1; tick <= 96; tick++) {
    advanceAgencies(agencies, tick * 900);
    reached.push(...Array.from(numbersOf(agencies.reassignedRows), (row): [number, number] => [tick, row]));
  }
  expect(reached.map(([, row]) => row)).toEqual([5]);
  const handled = agencies.desks.workSeconds[1] ?? 0;
  expect((reached[0]?.[0] ?? 0) * 900).toBeGreaterThan(handled);
  expect([...agencies.desks.finished]).toEqual([0, 1, 0, 1]);
});

test("nothing is sent on at a share of 0, nor where the delivery set has the lead", () => {
  for (const [share, missedLead] of [
    [0, 3],
    [1, 0],
  ] as const) {
    const agencies = fourAgencies(agencyWork(1, 1, share));
    send(agencies, [{ agency: 1, at: 0, row: 5, missedLead }]);
    for (let tick = 1; tick <= 96; tick++) advanceAgencies(agencies, tick * 900);
    expect([...agencies.desks.arrived]).toEqual([0, 1, 0, 0]);
  }
});

test("what would come back within the tick arrives when it ends, behind what the lead's desk has done by then", () => {
  const agencies = fourAgencies(agencyWork(20, 1));
  send(agencies, [
    { agency: 1, at: 3000, row: 5, missedLead: 3 },
    { agency: 3, at: 3000, row: 6 },
  ]);
  advanceAgencies(agencies, hour);
  const before = agencies.desks.workSeconds[3] ?? 0;
  expect([...numbersOf(agencies.reassignedRows)]).toEqual([]);
  advanceAgencies(agencies, hour);
  const service = (agencies.desks.workSeconds[3] ?? 0) - before;
  expect([...numbersOf(agencies.reassignedRows)]).toEqual([5]);
  expect((agencies.desks.finishAt[agencies.desks.first[3] ?? 0] ?? 0) - service).toBeCloseTo(hour, 9);
});

test("none is lost on the way, however the ticks and the hours lie", () => {
  for (const tickSeconds of [7, 900, 3600, 10_000]) {
    const agencies = fourAgencies(agencyWork(30, 4000));
    const deliveries = Array.from({ length: 300 }, (_, i) => ({
      agency: 1 + (i % 3),
      at: i * 61,
      row: i,
      missedLead: 1 + ((i + 1) % 3),
    }));
    send(agencies, deliveries);
    const reached: number[] = [];
    for (let until = tickSeconds; until < 100_000 + tickSeconds; until += tickSeconds) {
      advanceAgencies(agencies, until);
      reached.push(...numbersOf(agencies.reassignedRows));
    }
    expect(reached.sort((a, b) => a - b)).toEqual(deliveries.map(({ row }) => row));
  }
});
