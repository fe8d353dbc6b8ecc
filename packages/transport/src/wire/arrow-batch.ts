import type { ColumnArray } from "@tipbench/columns";
import {
  type Data,
  type DataType,
  Field,
  Int32,
  List,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Uint8,
  Uint32,
} from "apache-arrow";
import type { WireMessage } from "../io/io-messages.ts";
import type { WireBatch } from "./wire-batch.ts";

/** A batch as one Arrow IPC stream after its head; file columns are lists, one a row. */
export function arrowBatch(head: object, batch: WireBatch): WireMessage {
  const { rows, reportColumns, fileColumns, fileOffsets } = batch;
  const named = [
    ...[...reportColumns].map(([name, values]) => [name, flatData(values)] as const),
    ...[...fileColumns].map(([name, values]) => [name, listData(values, fileOffsets ?? new Uint32Array(1))] as const),
  ];
  const body = streamOf(named, rows);
  return { head: JSON.stringify({ ...head, bytes: body.length }), body };
}

/** One Arrow IPC stream of some columns, none of which has nulls. */
export function streamOf(named: readonly (readonly [name: string, data: Data])[], rows: number): Uint8Array {
  const fields = named.map(([name, data]) => new Field<DataType>(name, data.type, false));
  const children = named.map(([, data]) => data);
  const data = makeData({ type: new Struct(fields), length: rows, nullCount: 0, children });
  const writer = new RecordBatchStreamWriter();
  writer.write(new RecordBatch(new Schema(fields), data));
  writer.finish();
  return writer.toUint8Array(true);
}

function flatData(values: ColumnArray): Data {
  if (values instanceof Uint8Array) return makeData({ type: new Uint8(), data: values });
  if (values instanceof Int32Array) return makeData({ type: new Int32(), data: values });
  return makeData({ type: new Uint32(), data: values });
}

function listData(values: ColumnArray, offsets: Uint32Array): Data {
  const child = flatData(values);
  const type = new List(new Field<DataType>("item", child.type, false));
  return makeData({ type, length: offsets.length - 1, nullCount: 0, valueOffsets: Int32Array.from(offsets), child });
}
