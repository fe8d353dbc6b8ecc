import { DataType, Precision, type Table, tableFromIPC } from "apache-arrow";
import type { WireMessage } from "../io/io-messages.ts";
import type { WireFormat } from "../stage-source.ts";
import { TransportFault } from "../transport-fault.ts";
import { readAnswerHead } from "../wire/read-head.ts";
import { answerKeys, refuseOthers } from "../wire/refuse-others.ts";
import { firstBadCode, firstBadNumber } from "./answer-check.kernel.ts";
import type { AnswerColumn } from "./answer-columns.ts";

/** Values of an answer's column; those that are no numbers have not been looked at yet. */
type Values = ArrayLike<unknown>;

/** The columns of an answer, by name, checked: numbers, in their range, as many as there are rows. */
export type AnswerValues = ReadonlyMap<string, ArrayLike<number>>;

/** How an answer is read. */
export interface AnswerForm {
  readonly format: WireFormat;
  readonly call: number;
  readonly columns: readonly AnswerColumn[];
  /** Null: as many as the stage likes, the same in every column. */
  readonly rows: number | null;
  /** What messages call a row by its index: `row 1234`. */
  readonly rowText: (index: number) => string;
}

/** Reads an answer; throws a TransportFault that names the first row that is wrong. */
export function readAnswer({ head, body }: WireMessage, form: AnswerForm): AnswerValues {
  const said = readAnswerHead(head, form.call);
  const found = form.format === "arrow" ? arrowColumns(said, body, form) : jsonColumns(said, form);
  const rows = form.rows ?? found(form.columns[0]?.name ?? "")?.length ?? 0;
  return new Map(form.columns.map((column) => [column.name, checked(column, found(column.name), rows, form)]));
}

type Said = Readonly<Record<string, unknown>>;
type Found = (name: string) => Values | undefined;

const namesOf = ({ columns }: AnswerForm): readonly string[] => columns.map(({ name }) => name);

function jsonColumns(said: Said, form: AnswerForm): Found {
  refuseOthers(Object.keys(said), [...answerKeys, ...namesOf(form)], "unknown-column");
  return (name) => {
    const values = said[name];
    return Array.isArray(values) ? values : undefined;
  };
}

function arrowColumns(said: Said, body: Uint8Array | null, form: AnswerForm): Found {
  refuseOthers(Object.keys(said), [...answerKeys, "bytes"], "unknown-key");
  if (body === null) throw notArrow("an answer without bytes");
  const table = arrowTable(body);
  const names = table.schema.fields.map(({ name }) => name);
  refuseOthers(names, namesOf(form), "unknown-column");
  return (name) => {
    const vector = table.getChild(name);
    if (!vector) return undefined;
    return vector.nullCount === 0 && isPlain(vector.type) ? vector.toArray() : Array.from(vector);
  };
}

function arrowTable(body: Uint8Array): Table {
  try {
    return tableFromIPC(body);
  } catch (error) {
    throw notArrow(error instanceof Error ? error.message : String(error));
  }
}

/** Whether the array behind a column holds its values as they are. */
function isPlain(type: DataType): boolean {
  return DataType.isInt(type) || (DataType.isFloat(type) && type.precision !== Precision.HALF);
}

function checked(column: AnswerColumn, values: Values | undefined, rows: number, form: AnswerForm): ArrayLike<number> {
  if (!values) {
    if (column.absent === null) throw missing(column, form);
    return new Uint8Array(rows).fill(column.absent);
  }
  if (values.length !== rows) throw wrongRows(column, values.length, rows);
  const numbers = numbersOf(values);
  const bad = firstBad(column, numbers);
  if (bad >= 0) throw badValue(column, values[bad], form.rowText(bad));
  return numbers;
}

function firstBad({ kind, least, end, isUndecidedAtZero }: AnswerColumn, numbers: ArrayLike<number>): number {
  return kind === "code" ? firstBadCode(numbers, isUndecidedAtZero ? 0 : least, end) : firstBadNumber(numbers);
}

/** Numbers as they are, whole ones of 64 bits as numbers, all else as NaN, which no column may hold. */
function numbersOf(values: Values): ArrayLike<number> {
  if (isNumeric(values)) return values;
  return Float64Array.from({ length: values.length }, (_, index) => {
    const value = values[index];
    return typeof value === "number" || typeof value === "bigint" ? Number(value) : Number.NaN;
  });
}

const isNumeric = (values: Values): values is ArrayLike<number> =>
  ArrayBuffer.isView(values) && !(values instanceof BigInt64Array || values instanceof BigUint64Array);

function missing({ name }: AnswerColumn, form: AnswerForm): TransportFault {
  return new TransportFault({
    code: "missing-column",
    message: "gave an answer without a column that must be there",
    found: `no list "${name}"`,
    expected: `columns ${namesOf(form).join(", ")}`,
    fix: `write "${name}" into every answer, a value a row`,
  });
}

function wrongRows({ name }: AnswerColumn, found: number, expected: number): TransportFault {
  return new TransportFault({
    code: "wrong-rows",
    message: "gave an answer of another number of rows",
    found: `${found} values of "${name}"`,
    expected: `${expected}, one a row`,
    fix: "decide every row of the message, in its order",
  });
}

function badValue({ name, kind, least, end }: AnswerColumn, value: unknown, row: string): TransportFault {
  const isNumber = typeof value === "number" ? Number.isFinite(value) : typeof value === "bigint";
  const shown =
    typeof value === "bigint" ? String(value) : isNumber ? String(value) : (JSON.stringify(value) ?? "nothing");
  return new TransportFault({
    code: isNumber ? "code-out-of-range" : "not-a-number",
    message: isNumber ? `gave ${row} a code out of range` : `gave ${row} something that is no number`,
    found: `${name} ${isNumber ? shown : `${shown} (NaN, null and texts are no numbers)`}`,
    expected: kind === "code" ? `a whole number from ${least} to ${end - 1}` : "a finite number",
    fix: `correct how the stage makes "${name}"`,
  });
}

function notArrow(found: string): TransportFault {
  return new TransportFault({
    code: "not-arrow",
    message: "gave an answer that is not an Arrow IPC stream",
    found,
    expected: 'a line {"call": ..., "bytes": N} and N bytes of one stream',
    fix: "write the answer's columns as one Arrow IPC stream, or take format: jsonl",
  });
}
