import fc from "fast-check";
import { expect, test } from "vitest";
import { checkFlow } from "../../src/check-flow.kernel.ts";
import { caseTrial, type Decided, heldSubjects, type Told, type TrialRules } from "./case-trial.ts";

const day = 86_400;
const rows = 60;
const ticks = 8;

/** What is decided on a row, and in which tick. */
interface Dated extends Decided {
  readonly tick: number;
  readonly subject: number;
}

const decisions: fc.Arbitrary<readonly Dated[]> = fc
  .array(
    fc.record({
      agency: fc.integer({ min: 1, max: 5 }),
      action: fc.constantFrom(1, 1, 1, 2, 3, 4),
      tick: fc.nat(ticks - 1),
      subject: fc.nat(12),
    }),
    { maxLength: rows, size: "max" },
  )
  .map((list) => list.map((each, row) => ({ ...each, row })));

const rules: fc.Arbitrary<TrialRules> = fc.record({
  values: fc.record({
    caseDays: fc.constantFrom(0, 2, 20),
    warrantHours: fc.constantFrom(0, 12, 72),
    warrantServers: fc.integer({ min: 1, max: 3 }),
    sharedCaseShare: fc.constantFrom(0, 0.5, 1),
    deconflictedShare: fc.constantFrom(0, 0.5, 1),
    feedbackDays: fc.constantFrom(1, 30),
  }),
  agencies: fc.record({
    warrantShare: fc.constantFrom(0, 0.5, 1),
    feedbackShare: fc.constantFrom(0, 0.5, 1),
    hasAffiliates: fc.constantFrom(0, 1),
    circuit: fc.constant([0, 0, 1, 2, 0, 1]),
  }),
  processSeconds: fc.constantFrom(0, 3 * day, 60 * day),
  unviewedRows: fc.subarray(Array.from({ length: rows }, (_, row) => row)),
});

const daysPerTick = 2;

/** All that is told of decisions that are acted on in their ticks, and in as many empty ones after them. */
function runTicks(list: readonly Dated[], settings: TrialRules) {
  const subjects: number[] = [];
  for (const { row, subject } of list) subjects[row] = subject;
  const trial = caseTrial({ ...settings, subjects, rows: 2 * rows });
  const told: Told[] = [];
  for (let tick = 0; tick < 2 * ticks; tick++) {
    told.push(
      trial.tick(
        list.filter((each) => each.tick === tick),
        (tick + 1) * daysPerTick * day,
      ),
    );
    checkFlow(trial.cases.warrants);
  }
  return { trial, told };
}

const sorted = (numbers: readonly number[]): readonly number[] => numbers.toSorted((a, b) => a - b);
const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, value) => total + value, 0);

test("every case that was opened is open or ended, and every subject with an open case is held", () => {
  fc.assert(
    fc.property(decisions, rules, (list, drawn) => {
      const settings = { ...drawn, agencies: { ...drawn.agencies, feedbackShare: 1 } };
      const { trial, told } = runTicks(list, settings);
      const all = (of: (each: Told) => readonly number[]): readonly number[] => told.flatMap(of);
      const opened = all((each) => each.opened);
      const shared = new Set(all((each) => each.shared));
      const over = new Set(all(({ ended, endedBits }) => ended.filter((_, i) => ((endedBits[i] ?? 0) & 1) === 1)));
      const still = opened.filter((row) => !over.has(row));
      expect([...over].every((row) => opened.includes(row))).toBe(true);
      expect(sum(trial.cases.open)).toBe(still.filter((row) => !shared.has(row)).length);
      const held = [...new Set(still.map((row) => list[row]?.subject ?? -1))];
      expect(sorted(heldSubjects(trial.cases).map(([subject]) => subject))).toEqual(sorted(held));
      expect(sum([...trial.cases.further.values()].map(({ length }) => length))).toBe(still.length - held.length);
      const pairs = still.map((row) => 10 * (list[row]?.subject ?? 0) + (list[row]?.agency ?? 0));
      expect(new Set(pairs).size).toBe(pairs.length);
    }),
  );
});

test("every case that an agency wants is opened, joined or linked, and ends once at most", () => {
  fc.assert(
    fc.property(decisions, rules, (list, settings) => {
      const { told } = runTicks(list, settings);
      const wanted = list.filter(({ action = 1 }) => action <= 2).map(({ row }) => row);
      expect(sorted(told.flatMap(({ opened, joined, linked }) => [...opened, ...joined, ...linked]))).toEqual(wanted);
      const ended = told.flatMap((each) => each.ended);
      expect(new Set(ended).size).toBe(ended.length);
      for (const { opened, shared, double, warrant } of told) {
        expect([...shared, ...double, ...warrant].every((row) => opened.includes(row))).toBe(true);
      }
    }),
  );
});

/** What is told, by tick, in order of rows. */
const inOrder = (told: readonly Told[]) =>
  told.map(({ opened, shared, warrant, stale, ended }) => [opened, shared, warrant, stale, ended].map(sorted));

/** Nobody is about whom another is, and no application waits for another. */
function apart(list: readonly Dated[], settings: TrialRules): [readonly Dated[], TrialRules] {
  const alone = list.map((each) => ({ ...each, subject: 1000 + each.row }));
  return [alone, { ...settings, values: { ...settings.values, warrantServers: rows } }];
}

test("the order in which an agency's referrals of a tick are handled changes no draw", () => {
  const shuffled = decisions.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, rules, ([list, other], settings) => {
      const [first, second] = [list, other].map((each) => inOrder(runTicks(...apart(each, settings)).told));
      expect(second).toEqual(first);
    }),
  );
});

test("a case fares the same whatever other cases there are", () => {
  const thinned = decisions.chain((list) => fc.tuple(fc.constant(list), fc.subarray([...list])));
  fc.assert(
    fc.property(thinned, rules, ([list, some], settings) => {
      const kept = new Set(some.map(({ row }) => row));
      const [all, few] = [list, some].map((each) => inOrder(runTicks(...apart(each, settings)).told));
      expect(few).toEqual(all?.map((tick) => tick.map((told) => told.filter((row) => kept.has(row)))));
    }),
  );
});

test("draws are by submission: rows that are numbered otherwise fare the same", () => {
  fc.assert(
    fc.property(decisions, rules, (list, drawn) => {
      const [alone, settings] = apart(list, drawn);
      const moved = alone.map((each) => ({ ...each, row: each.row + rows }));
      const unviewedRows = settings.unviewedRows?.map((row) => row + rows) ?? [];
      const told = inOrder(runTicks(moved, { ...settings, unviewedRows, firstRow: rows }).told);
      const back = told.map((tick) => tick.map((numbers) => numbers.map((row) => row - rows)));
      expect(back).toEqual(inOrder(runTicks(alone, settings).told));
    }),
  );
});
