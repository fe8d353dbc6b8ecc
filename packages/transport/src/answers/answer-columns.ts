import { assessmentActions, dispositions, linkWords, priorities, type StageStep } from "@tipbench/vocabulary";

/** A column of an answer. */
export interface AnswerColumn {
  readonly name: string;
  /** Codes are whole numbers from `least` to below `end`, numbers any finite ones. */
  readonly kind: "code" | "number";
  readonly least: number;
  readonly end: number;
  /** A 0 below `least` leaves the row undecided. It passes here: the house refuses it, whatever way the stage came. */
  readonly isUndecidedAtZero: boolean;
  /** What an answer without the column means, for every row; null: it must be there. */
  readonly absent: number | null;
}

const code = (name: string, end: number, more: Partial<AnswerColumn> = {}): AnswerColumn => ({
  ...{ name, kind: "code", least: 0, end, isUndecidedAtZero: false, absent: null },
  ...more,
});
const verdict = (name: string, end: number): AnswerColumn => code(name, end, { least: 1, isUndecidedAtZero: true });
const number = (name: string): AnswerColumn => code(name, Number.POSITIVE_INFINITY, { kind: "number" });

const rowEnd = 0x1_0000_0000;

/** The columns of an answer of each step, for a house of so many agencies. The `kind` of a link is 1 + its place in `linkWords`. */
export function answerColumns(step: StageStep, agencies: number): readonly AnswerColumn[] {
  const columns: Readonly<Record<StageStep, readonly AnswerColumn[]>> = {
    dedup: [
      code("later", rowEnd),
      code("earlier", rowEnd),
      number("score"),
      code("kind", linkWords.length + 1, { least: 1, absent: 1 }),
    ],
    triage: [
      verdict("priority", priorities.length),
      verdict("disposition", dispositions.length),
      code("escalate", 2),
      number("score"),
    ],
    routing: [
      verdict("agency1", agencies),
      code("agency2", agencies, { absent: 0 }),
      code("agency3", agencies, { absent: 0 }),
      number("confidence"),
    ],
    assessment: [verdict("action", assessmentActions.length)],
  };
  return columns[step];
}
