import type {
  AssessmentStage,
  DedupStage,
  RoutingStage,
  Stage,
  StageContext,
  TriageOut,
  TriageStage,
} from "@tipbench/stage-kit";
import {
  type AssessmentColumn,
  assessmentColumns,
  linkWords,
  type StageColumn,
  type StageStep,
  stageColumns,
} from "@tipbench/vocabulary";
import type { AnswerValues } from "./answers/read-columns.ts";
import { AskedStage } from "./asked-stage.ts";
import { type StageSource, wholeSource } from "./stage-source.ts";

/** A stage outside this process, opened. */
export interface OpenedStage<S> {
  /** As any other stage: its calls return when the answer is there, and throw UserError for faults. */
  readonly stage: S;
  /** The version that the stage gives itself; empty where it gave none. */
  readonly version: string;
  /** Names the tick that further calls belong to, for messages and for what is said of faults. */
  atTick(tick: number): void;
  /** Ends the stage; must be called, also after a fault. */
  close(): void;
}

const isStageColumn = (name: string): name is StageColumn => Object.hasOwn(stageColumns, name);
const isAssessmentColumn = (name: string): name is AssessmentColumn => Object.hasOwn(assessmentColumns, name);

function opened<S>(asked: AskedStage, stage: S): OpenedStage<S> {
  return {
    stage,
    version: asked.welcome.version,
    atTick: (tick) => asked.atTick(tick),
    close: () => asked.close(),
  };
}

function ask(step: StageStep, source: StageSource, context: StageContext): AskedStage {
  return new AskedStage(wholeSource(step, source), context);
}

/** What every stage has, but for its step's own method. */
function headOf<C extends StageColumn | AssessmentColumn>(
  asked: AskedStage,
  isColumn: (name: string) => name is C,
): Pick<Stage<C>, "name" | "reads" | "learn"> {
  const { name, reads, learns } = asked.welcome;
  return {
    name,
    reads: reads.filter(isColumn),
    ...(learns && { learn: (feedback) => asked.learn(feedback) }),
  };
}

const noValues: ArrayLike<number> = [];

/** One column of an answer; all of a step's are there. */
const columnOf = (answer: AnswerValues, name: string): ArrayLike<number> => answer.get(name) ?? noValues;

function openDedup(source: StageSource, context: StageContext): OpenedStage<DedupStage> {
  const asked = ask("dedup", source, context);
  return opened(asked, {
    ...headOf(asked, isStageColumn),
    dedup(batch, out) {
      const answer = asked.decide(batch, "received");
      const [later, earlier, score, kind] = ["later", "earlier", "score", "kind"].map((name) => columnOf(answer, name));
      for (let i = 0; i < (later?.length ?? 0); i++) {
        const word = linkWords[(kind?.[i] ?? 1) - 1] ?? "link";
        out[word](later?.[i] ?? 0, earlier?.[i] ?? 0, score?.[i] ?? 0);
      }
    },
  });
}

function openTriage(source: StageSource, context: StageContext): OpenedStage<TriageStage> {
  const asked = ask("triage", source, context);
  const names = ["priority", "disposition", "escalate", "score"] as const satisfies readonly (keyof TriageOut)[];
  const { scoreIs } = asked.welcome;
  return opened(asked, {
    ...headOf(asked, isStageColumn),
    ...(scoreIs && { scoreIs }),
    triage(batch, occasion, out) {
      const answer = asked.decide(batch, occasion);
      for (const name of names) out[name].set(columnOf(answer, name));
    },
  });
}

function openRouting(source: StageSource, context: StageContext): OpenedStage<RoutingStage> {
  const asked = ask("routing", source, context);
  return opened(asked, {
    ...headOf(asked, isStageColumn),
    route(batch, out) {
      const answer = asked.decide(batch, "received");
      ["agency1", "agency2", "agency3"].forEach((name, place) => {
        const codes = columnOf(answer, name);
        for (let row = 0; row < batch.rows; row++) out.agency[3 * row + place] = codes[row] ?? 0;
      });
      out.confidence.set(columnOf(answer, "confidence"));
    },
  });
}

function openAssessment(source: StageSource, context: StageContext): OpenedStage<AssessmentStage> {
  const asked = ask("assessment", source, context);
  return opened(asked, {
    ...headOf(asked, isAssessmentColumn),
    assess(items, out) {
      out.action.set(columnOf(asked.decide(items, "handled"), "action"));
    },
  });
}

/**
 * Opens a stage that is a program or an address, by its step, and asks for its name and the columns that it reads. What it gives is a stage
 * as any other, for code that cannot wait for promises. Throws UserError where the stage cannot be reached or does not keep the protocol.
 */
export const openStage = {
  dedup: openDedup,
  triage: openTriage,
  routing: openRouting,
  assessment: openAssessment,
} as const;
