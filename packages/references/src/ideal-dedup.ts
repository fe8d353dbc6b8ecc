import type { DedupStage, LinkWriter, StageBatch } from "@tipbench/stage-kit";
import type { ReferenceContext } from "./truth-view.ts";

const reads = [
  "reportId",
  "provider",
  "accountKey",
  "emailKey",
  "phoneKey",
  "deviceKey",
  "handleKey",
  "primaryHash",
] as const;
type Column = (typeof reads)[number];

/** Bits of what a report shows; those of the account and the handle hold for one provider. */
const bits = { emailKey: 1, phoneKey: 2, deviceKey: 4, primaryHash: 8, accountKey: 16, handleKey: 32 } as const;
const accountBits = bits.accountKey | bits.handleKey;

function shownIn(columns: StageBatch<Column>["columns"], row: number): number {
  return (
    (columns.emailKey[row] === 0 ? 0 : bits.emailKey) |
    (columns.phoneKey[row] === 0 ? 0 : bits.phoneKey) |
    (columns.deviceKey[row] === 0 ? 0 : bits.deviceKey) |
    (columns.primaryHash[row] === 0 ? 0 : bits.primaryHash) |
    (columns.accountKey[row] === 0 ? 0 : bits.accountKey) |
    (columns.handleKey[row] === 0 ? 0 : bits.handleKey)
  );
}

/**
 * `ideal` dedup: joins the reports of one event where columns could show it: where an identifier or the first file's hash was given before
 * and is given now. An account or handle counts where the report before was of the same provider; once another provider reports the event, those of
 * the first are forgotten. What the reports of an event share besides nothing tells.
 */
export function createIdealDedup(_options: unknown, { truthOf, idEnd }: ReferenceContext): DedupStage<Column> {
  const firstRowOf = new Uint32Array(idEnd); // row + 1; 0: not seen
  const shownOf = new Uint8Array(idEnd);
  const senderOf = new Uint8Array(idEnd);
  return {
    name: "ideal",
    reads,
    dedup({ firstRow, rows, columns }: StageBatch<Column>, out: LinkWriter) {
      const { event } = truthOf(columns.reportId);
      for (let row = 0; row < rows; row++) {
        const of = event[row] ?? 0;
        const sender = columns.provider[row] ?? 0;
        const shown = shownIn(columns, row);
        const before = (shownOf[of] ?? 0) & (senderOf[of] === sender ? ~0 : ~accountBits);
        const first = firstRowOf[of] ?? 0;
        if (first === 0) firstRowOf[of] = firstRow + row + 1;
        else if ((before & shown) !== 0) out.link(firstRow + row, first - 1, 1);
        shownOf[of] = before | shown;
        senderOf[of] = sender;
      }
    },
  };
}
