import { describe, expect, test } from "vitest";
import { smallWorld, wholeStream } from "../whole-stream.ts";

const world = smallWorld("lineage", { scale: 0.05, days: 7 });
const { columns, truth, submission, rows } = wholeStream(world, 96, ["accountKey", "primaryHash", "fileHash"]);
const rowNumbers = Array.from({ length: rows }, (_, row) => row);
const first = world.source.firstEvent;

/** Groups of rows that share a value. */
function groupsBy(values: ArrayLike<number>): readonly (readonly number[])[] {
  const groups = new Map<number, number[]>();
  for (const row of rowNumbers) {
    const key = values[row] ?? 0;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

/** Whether all rows of each group have one value. */
function isConstant(groups: readonly (readonly number[])[], values: ArrayLike<number>): boolean {
  return groups.every((group) => new Set(group.map((row) => values[row])).size === 1);
}

const isFirstSubmission = (row: number): boolean => truth.event[row] === submission[row];
const every = (holds: (row: number) => boolean): boolean => rowNumbers.every(holds);
const at = (values: ArrayLike<number>, row: number): number => values[row] ?? 0;

test("an event is named by its first submission, and lies before each of them", () => {
  expect(every((row) => at(truth.event, row) <= at(submission, row))).toBe(true);
  const events = new Set(submission.subarray(0, rows));
  const repeated = rowNumbers.filter((row) => at(truth.event, row) !== at(submission, row));
  expect(repeated.some((row) => events.has(at(truth.event, row)))).toBe(true);
});

test("submissions that repeat an event are about as many as assumed", () => {
  const repeats = rowNumbers.filter((row) => at(truth.event, row) !== at(submission, row)).length;
  expect(repeats / rows).toBeGreaterThan(0.8 * world.source.values.resubmissionShare);
  expect(repeats / rows).toBeLessThan(1.05 * world.source.values.resubmissionShare);
});

test("small providers and the public repeat nothing", () => {
  const { providers } = world.source;
  const small = new Set(providers.quota);
  const repeats = rowNumbers.filter((row) => !isFirstSubmission(row));
  const isFixed = (sender: number): boolean => small.has(sender) || sender >= providers.firstPublic;
  expect(rowNumbers.some((row) => isFixed(at(columns.provider, row)))).toBe(true);
  expect(repeats.some((row) => isFixed(at(columns.provider, row)))).toBe(false);
});

test("an incident begins no later than its events, and a subject no later than its incidents", () => {
  expect(every((row) => at(truth.incident, row) <= at(truth.event, row))).toBe(true);
  expect(every((row) => at(truth.subject, row) <= at(truth.incident, row))).toBe(true);
  expect(every((row) => at(truth.incident, row) >= first)).toBe(true);
  expect(every((row) => at(truth.subject, row) > 0)).toBe(true);
});

describe("what belongs together stays together:", () => {
  const events = groupsBy(truth.event);
  const incidents = groupsBy(truth.incident);
  const subjects = groupsBy(truth.subject);

  test.each([
    ["incident", truth.incident],
    ["subject", truth.subject],
    ["incident type", columns.incidentType],
    ["grade", truth.grade],
    ["lead agency", truth.leadAgency],
    ["second agency", truth.secondAgency],
    ["person error", truth.personError],
    ["actionable", truth.actionable],
    ["number of files", columns.fileCount],
    ["first file", columns.primaryHash ?? []],
  ])("submissions of one event have one %s", (_, values) => {
    expect(events.some((group) => group.length > 1)).toBe(true);
    expect(isConstant(events, values)).toBe(true);
  });

  test("events of one incident have one subject", () => {
    expect(isConstant(incidents, truth.subject)).toBe(true);
    expect(incidents.length).toBeLessThan(events.length);
  });

  test("incidents of one subject have one home", () => {
    expect(isConstant(subjects, truth.homePlace)).toBe(true);
    expect(subjects.length).toBeLessThan(incidents.length);
  });

  test("events of one incident at one provider have one type and one grade", () => {
    const keys = rowNumbers.map((row) => 256 * at(truth.incident, row) + at(columns.provider, row));
    const groups = groupsBy(keys).map((group) => group.filter(isFirstSubmission));
    const whole = groups.filter((group) => group.length > 1);
    expect(whole.length).toBeGreaterThan(100);
    expect(isConstant(whole, columns.incidentType)).toBe(true);
    expect(isConstant(whole, truth.grade)).toBe(true);
  });

  test("an account is one subject's, at one provider but for repeats that come from another", () => {
    const accounts = groupsBy(columns.accountKey ?? []).filter(
      (group) => at(columns.accountKey ?? [], group[0] ?? 0) !== 0,
    );
    expect(isConstant(accounts, truth.subject)).toBe(true);
    const own = accounts.map((group) => group.filter(isFirstSubmission));
    expect(
      isConstant(
        own.filter((group) => group.length > 0),
        columns.provider,
      ),
    ).toBe(true);
  });
});

test("look-backs make bursts: follow-ups and repeat subjects are about as many as assumed", () => {
  const { followUpShare, repeatSubjectShare, prolificShare } = world.source.values;
  const eventRows = rowNumbers.filter(isFirstSubmission);
  const begins = (values: ArrayLike<number>): number =>
    eventRows.filter((row) => at(values, row) === at(truth.event, row)).length / eventRows.length;
  expect(begins(truth.incident)).toBeCloseTo(1 - followUpShare, 1);
  expect(begins(truth.subject)).toBeCloseTo((1 - followUpShare) * (1 - repeatSubjectShare) * (1 - prolificShare), 1);
});

test("few subjects are prolific, and those are behind many reports", () => {
  const prolific = rowNumbers.filter((row) => at(truth.subject, row) < first);
  expect(prolific.length / rows).toBeGreaterThan(world.source.values.prolificShare);
  expect(prolific.length / rows).toBeLessThan(4 * world.source.values.prolificShare);
  expect(new Set(prolific.map((row) => at(truth.subject, row))).size).toBeLessThan(prolific.length / 4);
});
