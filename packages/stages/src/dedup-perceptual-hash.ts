import type { DedupStage, LinkWriter, StageBatch, StageContext } from "@tipbench/stage-kit";
import { z } from "zod";
import { hammingIndex } from "./hamming-index.kernel.ts";
import { hammingPlan, randomNeighbours } from "./hamming-plan.ts";
import { linkNearFiles } from "./near-files.kernel.ts";
import { rowsInWindow } from "./rows-in-window.ts";
import { neverMissing } from "./same-keys.kernel.ts";
import { secondsPerDay } from "./window-times.ts";

const mostOf64 = 16;
const mostOf256 = 32;

/** Options of `perceptual-hash`. */
export const perceptualHashOptions = z
  .strictObject({
    /** Length of the hash: the first 64 bits of the columns, or all 256. */
    bits: z.literal([64, 256], "64 or 256").default(256),
    /** A file is near to another where at most so many bits differ. */
    radius: z.int().min(0).max(mostOf256).default(16),
    /** A report joins a bundle at most so many days after its first report. */
    days: z.number().positive().max(3650).default(30),
    /** What must be the same beside: the provider, the account, or nothing. */
    scope: z.enum(["provider", "account", "any"]).default("provider"),
    /** A bundle takes no more reports than this; the next one begins a new bundle. */
    maxSize: z.int().min(2).max(65_535).default(1000),
  })
  .refine(({ bits, radius }) => bits === 256 || radius <= mostOf64, {
    path: ["radius"],
    message: `a number, ${mostOf64} or less where there are 64 bits`,
  });

type Options = z.infer<typeof perceptualHashOptions>;

const wordNames = [
  "perceptualHash0",
  "perceptualHash1",
  "perceptualHash2",
  "perceptualHash3",
  "perceptualHash4",
  "perceptualHash5",
  "perceptualHash6",
  "perceptualHash7",
] as const;
const bitsOfWord = 32;
const noKeys = new Uint32Array(0);

type Column = (typeof wordNames)[number] | "primaryHash" | "receivedAtSeconds" | "provider" | "accountKey";

/** The column of what must be the same beside; null: nothing. */
const keyColumn = { provider: "provider", account: "accountKey", any: null } as const;

/**
 * `perceptual-hash`: joins a report to the nearest bundle whose first report's first file is within `radius` bits of its own, among equally near
 * ones the latest; else it begins a bundle. Only first reports are compared with (leader clustering), so that no chain of small changes joins
 * files that are far apart. The search misses nothing. A report without a file, or in scope `account` without an account, stays alone.
 * Memory is sized once, from the expected reports of the window.
 */
export function createPerceptualHash(options: Options, context: StageContext): DedupStage<Column> {
  const { bits, radius, days, scope, maxSize } = options;
  const entries = rowsInWindow(days, context);
  const index = hammingIndex(hammingPlan(bits, radius, entries), entries);
  const names = wordNames.slice(0, bits / bitsOfWord);
  const limits = { windowSeconds: days * secondsPerDay, missingKey: scope === "account" ? 0 : neverMissing };
  const query = { hash: new Uint32Array(names.length), key: 0, maxSize };
  const key = keyColumn[scope];
  return {
    name: "perceptual-hash",
    reads: ["receivedAtSeconds", "primaryHash", ...(key === null ? [] : [key]), ...names],
    dedup({ firstRow, rows, columns, fileOffsets }: StageBatch<Column>, out: LinkWriter) {
      const files = {
        ...{ firstRow, rows, fileOffsets, primaryHash: columns.primaryHash, receivedAt: columns.receivedAtSeconds },
        keys: key === null ? noKeys : columns[key],
        words: names.map((name) => columns[name]),
      };
      linkNearFiles(index, limits, files, { query, links: out });
    },
  };
}

const likelyFrom = 0.01;

/** What is to be known of options before a run: where files of strangers are likely to be near by chance. */
export function perceptualHashCautions(
  options: Options,
  context: Pick<StageContext, "expectedReports" | "days">,
): string[] {
  const { bits, radius, days } = options;
  const hashes = context.expectedReports * Math.min(1, days / context.days);
  const expected = randomNeighbours(hashes, bits, radius);
  if (expected < likelyFrom) return [];
  const fits = Array.from({ length: radius }, (_, at) => radius - 1 - at).find(
    (smaller) => randomNeighbours(hashes, bits, smaller) < likelyFrom,
  );
  const shorter = fits === undefined ? "" : `a radius of ${fits} or less`;
  const longer = bits === 64 ? "bits: 256" : "";
  return [
    `among ${Math.round(hashes)} hashes of ${bits} bits, ${expected.toPrecision(2)} random ones are expected within ${radius} bits of a file, ` +
      `so that strangers' files are joined; take ${[shorter, longer, "fewer days"].filter((text) => text !== "").join(", ")}`,
  ];
}
