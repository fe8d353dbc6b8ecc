import { type LinkTable, linkOutcomes } from "@tipbench/vocabulary";

/** A scored pair as the tests write it. Rows below `warmup` are not measured; `subjects[row]` is the subject of each row. */
export interface ToyLink {
  readonly later: number;
  readonly earlier: number;
  readonly score: number;
  readonly replication?: number;
}

/** What the rows of a toy are. */
export interface ToyRows {
  readonly subjects: readonly number[];
  readonly warmup?: number;
  readonly weight?: number;
}

/** The pairs as a stored table: ordered by replication and rows, the higher score first. Event and incident are those of the subject. */
export function linksOf(given: readonly ToyLink[], { subjects, warmup = 0, weight = 1 }: ToyRows): LinkTable {
  const pairs = given.toSorted(
    (a, b) =>
      (a.replication ?? 0) - (b.replication ?? 0) || a.later - b.later || a.earlier - b.earlier || b.score - a.score,
  );
  const integers = (of: (pair: ToyLink) => number): Uint32Array => Uint32Array.from(pairs, of);
  const laterSubject = integers(({ later }) => subjects[later] ?? 0);
  const earlierSubject = integers(({ earlier }) => subjects[earlier] ?? 0);
  return {
    replication: integers(({ replication = 0 }) => replication),
    later: integers(({ later }) => later),
    earlier: integers(({ earlier }) => earlier),
    outcome: integers(() => linkOutcomes.indexOf("linked")),
    measured: integers(({ later, earlier }) => Number(later >= warmup) + Number(earlier >= warmup)),
    laterEvent: laterSubject,
    earlierEvent: earlierSubject,
    laterIncident: laterSubject,
    earlierIncident: earlierSubject,
    laterSubject,
    earlierSubject,
    laterProvider: integers(() => 0),
    earlierProvider: integers(() => 0),
    score: Float64Array.from(pairs, ({ score }) => score),
    weight: new Float64Array(pairs.length).fill(weight),
  };
}
