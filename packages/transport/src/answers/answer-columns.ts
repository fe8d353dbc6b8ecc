import { assessmentActions, dispositions, priorities } from "@tipbench/vocabulary";
import type { StageStep } from "../stage-source.ts";

/** A column of an answer. */
export interface AnswerColumn {
  readonly name: string;
  /** Codes are whole numbers from 0 to below `end`, numbers any finite ones. */
  readonly kind: "code" | "number";
  readonly end: number;
  /** What an answer without the column means, for every row; null: it must be there. */
  readonly absent: number | null;
}

const code = (name: string, end: number, absent: number | null = null): AnswerColumn => ({
  name,
  kind: "code",
  end,
  absent,
});
const number = (name: string): AnswerColumn => ({ name, kind: "number", end: Number.POSITIVE_INFINITY, absent: null });

/** What an answer of a dedup stage says of two rows, by code; without a kind it is a link. */
export const linkKinds = ["none", "link", "review", "compared"] as const;

const rowEnd = 0x1_0000_0000;

/** The columns of an answer of each step, for a house of so many agencies. A row's code 0 means that it was left undecided. */
export function answerColumns(step: StageStep, agencies: number): readonly AnswerColumn[] {
  const columns: Readonly<Record<StageStep, readonly AnswerColumn[]>> = {
    dedup: [code("later", rowEnd), code("earlier", rowEnd), number("score"), code("kind", linkKinds.length, 1)],
    triage: [
      code("priority", priorities.length),
      code("disposition", dispositions.length),
      code("escalate", 2),
      number("score"),
    ],
    routing: [
      code("agency1", agencies),
      code("agency2", agencies, 0),
      code("agency3", agencies, 0),
      number("confidence"),
    ],
    assessment: [code("action", assessmentActions.length)],
  };
  return columns[step];
}
