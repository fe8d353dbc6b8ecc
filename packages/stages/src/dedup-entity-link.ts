import type { DedupStage, LinkWriter, StageBatch, StageContext } from "@tipbench/stage-kit";
import { z } from "zod";
import { agreementWeights } from "./agreement-weights.ts";
import { linkPersons, personSearch } from "./link-persons.kernel.ts";
import { personIndex } from "./person-index.kernel.ts";
import { rowsInWindow } from "./rows-in-window.ts";
import { secondsPerDay } from "./window-times.ts";

const share = z
  .number()
  .min(1e-12)
  .max(1 - 1e-12);
const agreement = (m: number, u: number) =>
  z
    .strictObject({ m: share.default(m), u: share.default(u) })
    .refine((given) => given.m > given.u, "an m above its u: an identifier that agrees must speak for one person")
    .default({ m, u });

/** Options of `entity-link`. */
export const entityLinkOptions = z
  .strictObject({
    /** Reports at most so many days old are compared with. */
    days: z.number().positive().max(3650).default(90),
    /** Whether screen names agree by key alone, or in part where they are alike. */
    handles: z.enum(["exact", "fuzzy"]).default("exact"),
    /** Screen names less alike than this disagree (Jaro-Winkler). */
    similarity: z.number().min(0.6).max(0.99).default(0.85),
    /** A report is compared with the latest so many screen names of a block. */
    perBlock: z.int().min(1).max(4096).default(64),
    /** From which score on two reports are joined. */
    link: z.number().min(0.01).max(1).default(0.95),
    /** From which score on a person is asked; as high as `link`: nobody is. */
    review: z.number().min(0.001).max(1).default(0.1),
    /** The share of pairs of reports that are of one person. */
    prior: z.number().min(1e-12).max(0.5).default(1e-6),
    /** How often each identifier agrees between two reports that give it, of one person (m) and of two (u). */
    account: agreement(0.95, 1e-10),
    email: agreement(0.9, 1e-9),
    phone: agreement(0.9, 1e-9),
    device: agreement(0.8, 1e-9),
    handle: agreement(0.7, 1e-9),
  })
  .refine(({ link, review }) => review <= link, { path: ["review"], message: "a number, no higher than link" });

const always = [
  "receivedAtSeconds",
  "provider",
  "accountKey",
  "emailKey",
  "phoneKey",
  "deviceKey",
  "handleKey",
] as const;
const texts = ["handleText0", "handleText1", "handleText2"] as const;

type Column = (typeof always)[number] | (typeof texts)[number];

/**
 * `entity-link`: joins a report to earlier ones of the same person at any provider. It is compared with the latest report that has each of its
 * identifiers and, with fuzzy handles, with those whose screen name begins or ends with the same letters; agreements and disagreements add up to
 * the probability that it is one person. At `link` or above the two are joined, from `review` on a person is asked about the likeliest one.
 * Memory is sized once, from the expected reports of the window.
 */
export function createEntityLink(
  options: z.infer<typeof entityLinkOptions>,
  context: StageContext,
): DedupStage<Column> {
  const { days, handles, similarity, perBlock, link, review, prior } = options;
  const rule = {
    windowSeconds: days * secondsPerDay,
    weights: agreementWeights(options, prior),
    link,
    review,
    similarity,
  };
  const linking = { index: personIndex(rowsInWindow(days, context)), rule, search: personSearch(perBlock) };
  const isFuzzy = handles === "fuzzy";
  return {
    name: "entity-link",
    reads: isFuzzy ? [...always, ...texts] : always,
    dedup({ firstRow, rows, columns }: StageBatch<Column>, out: LinkWriter) {
      const { receivedAtSeconds: receivedAt, provider, accountKey, emailKey, phoneKey, deviceKey, handleKey } = columns;
      const batch = {
        ...{ firstRow, rows, receivedAt, provider },
        keys: [accountKey, emailKey, phoneKey, deviceKey, handleKey],
        texts: isFuzzy ? texts.map((name) => columns[name]) : [],
      };
      linkPersons(linking, batch, out);
    },
  };
}
