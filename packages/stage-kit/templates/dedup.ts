// A dedup stage: it says which reports belong together.
//   tipbench stage test ./my-dedup.ts      holds it to the laws that every stage keeps
//   dedup: ./my-dedup.ts      in a strategy of a scenario takes it into a run
// The import is for an editor alone: it is erased before the stage runs, so nothing need be installed. For the types, name a
// clone of tipbench in tsconfig.json: "paths": { "@tipbench/stage-kit": ["CLONE/packages/stage-kit/src/index.ts"] }
import type { DedupStage, StageContext } from "@tipbench/stage-kit";

/** All columns that this stage wants to see; packages/vocabulary/src/columns.ts lists them with their codes. */
type Column = "primaryHash" | "provider" | "receivedAtSeconds";

const day = 86_400;

/** `options` are the keys beside `use` in the scenario. What is kept between calls lives in here: each replication makes the stage anew. */
export function createStage(options: Readonly<Record<string, unknown>>, _context: StageContext): DedupStage<Column> {
  const days = typeof options.days === "number" ? options.days : 30; // <- edit this line first: how far back to look
  const lastRowOf = new Map<string, { row: number; at: number }>();
  return {
    name: "my-dedup",
    reads: ["primaryHash", "provider", "receivedAtSeconds"],
    // Rows come in order of receipt; row i of a batch is row firstRow + i of the run.
    dedup({ firstRow, rows, columns }, out) {
      for (let i = 0; i < rows; i++) {
        const hash = columns.primaryHash[i] ?? 0;
        if (hash === 0) continue; // 0: the report gives none
        const at = columns.receivedAtSeconds[i] ?? 0;
        const key = `${columns.provider[i]} ${hash}`;
        const earlier = lastRowOf.get(key);
        if (earlier && at - earlier.at <= days * day) out.link(firstRow + i, earlier.row, 1); // the later row, the earlier, how sure (up to 1)
        lastRowOf.set(key, { row: firstRow + i, at });
      }
    },
  };
}
