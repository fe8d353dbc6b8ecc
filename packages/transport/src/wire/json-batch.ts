import type { WireMessage } from "../io/io-messages.ts";
import type { WireBatch } from "./wire-batch.ts";

/** A batch as one line of JSON, columns as lists. `head` has what else the message says, `rows` among it. */
export function jsonBatch(head: object, { reportColumns, fileColumns, fileOffsets }: WireBatch): WireMessage {
  const lists = [...reportColumns, ...fileColumns].map(([name, values]) => `"${name}":[${values.join(",")}]`);
  const columns = `"columns":{${lists.join(",")}}`;
  const offsets = fileOffsets ? `,"fileOffsets":[${fileOffsets.join(",")}]` : "";
  return { head: `${JSON.stringify(head).slice(0, -1)},${columns}${offsets}}`, body: null };
}
