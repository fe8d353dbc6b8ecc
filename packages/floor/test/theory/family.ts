import type { Span } from "./lone-plan.ts";
import type { Forecast } from "./measures.ts";

/** A floor whose formula is known at any load. */
export interface TheoryFamily {
  readonly name: string;
  /** Loads in every run of the tests, and those that only the longer check adds. */
  readonly loads: readonly number[];
  readonly furtherLoads: readonly number[];
  /** What is foretold at a load a server, for a run of a length. */
  readonly at: (load: number, span: Span) => Forecast;
}
