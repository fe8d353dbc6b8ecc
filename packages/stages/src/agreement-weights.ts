import { identifiers } from "./person-index.kernel.ts";

/** How often an identifier agrees between two reports that both give it: of one person (m), and of two (u). */
export interface Agreement {
  readonly m: number;
  readonly u: number;
}

/** What agreement and disagreement of each identifier add to the log-odds that two reports are of one person, in natural units. */
export interface AgreementWeights {
  readonly agree: Float64Array;
  readonly disagree: Float64Array;
  /** Log-odds before anything is compared. */
  readonly prior: number;
}

/**
 * The weights of record linkage: ln(m / u) where both agree, ln((1 - m) / (1 - u)) where they do not. I. Fellegi, A. Sunter, A Theory for Record
 * Linkage, JASA 64 (1969). `prior` is the share of pairs that are of one person.
 */
export function agreementWeights(
  of: Readonly<Record<(typeof identifiers)[number], Agreement>>,
  prior: number,
): AgreementWeights {
  const agreements = identifiers.map((name) => of[name]);
  return {
    agree: Float64Array.from(agreements, ({ m, u }) => Math.log(m / u)),
    disagree: Float64Array.from(agreements, ({ m, u }) => Math.log((1 - m) / (1 - u))),
    prior: Math.log(prior / (1 - prior)),
  };
}
