import type { AnyBatch, ColumnArray } from "@tipbench/columns";
import { drawUniform } from "@tipbench/random";
import type { ReferenceTables, StageContext } from "@tipbench/stage-kit";
import { Float32, Float64, makeData, tableFromIPC, Uint8, Uint16, Uint32 } from "apache-arrow";
import { streamOf } from "../wire/arrow-batch.ts";

/** What the host answers: a head, and a body where columns go as Arrow. */
interface Said {
  readonly head: object;
  readonly body: Uint8Array | null;
}

type AnswerArray = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;
type AnswerColumns = Readonly<Record<string, AnswerArray>>;
type Numbers = readonly number[];

/** A message of the house, whatever its type. */
interface Head {
  readonly type: string;
  readonly call: number;
  readonly step: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly format: string;
  readonly expectedReports: number;
  readonly days: number;
  readonly drawKey: string;
  readonly occasion: string;
  readonly firstRow: number;
  readonly rows: number;
  readonly columns: Readonly<Record<string, Numbers>>;
  readonly fileOffsets?: Numbers;
  readonly labels: object;
  readonly outcomes: object;
  readonly agencies: ReferenceTables["agencies"];
  readonly federal: number;
  readonly usCountry: number;
  readonly agencyOfCountry: Numbers;
  readonly agencyOfState: Numbers;
  readonly geolocation: Readonly<Record<keyof ReferenceTables["geolocation"], Numbers>>;
}

/** What makes a stage of any step. */
export type CreateStage = (options: Readonly<Record<string, unknown>>, context: StageContext) => AnyStage;

interface AnyStage {
  readonly name: string;
  readonly reads: readonly string[];
  readonly learn?: (feedback: never) => void;
  readonly scoreIs?: string;
}

type BlockOf = (address: number) => number;

/** A stage behind the messages of the protocol, as a program elsewhere would be. For tests: it checks nothing that it is sent. */
export class HostedStage {
  readonly #create: CreateStage;
  readonly #blocks = new Map<number, number>();
  #hello: Head | null = null;
  #stage: AnyStage | null = null;

  constructor(createStage: CreateStage) {
    this.#create = createStage;
  }

  /** What the stage says to a message. */
  answer(head: Head, body: Uint8Array | null): Said {
    if (head.type === "hello") return { head: this.#welcome(head), body: null };
    if (head.type === "tables") this.#make(head);
    if (head.type === "learn") call(this.#stage, "learn", { labels: head.labels, outcomes: head.outcomes });
    if (head.type !== "batch") return { head: { call: head.call }, body: null };
    const batch = body ? arrowBatch(head, body) : jsonBatch(head);
    keepBlocks(batch, this.#blocks);
    return answerOf(head, decide(this.#stage, this.#hello?.step ?? "", batch, head.occasion), this.#hello?.format);
  }

  #welcome(hello: Head): object {
    this.#hello = hello;
    const { name, reads, learn, scoreIs } = this.#make(null);
    return { protocol: 1, name, version: "1.0", reads, learns: learn !== undefined, tables: true, scoreIs };
  }

  #make(tables: Head | null): AnyStage {
    const blockOf: BlockOf = (address) => this.#blocks.get(address) ?? 0;
    if (!this.#hello) throw new RangeError("no hello yet");
    this.#stage = this.#create(this.#hello.options, contextOf(this.#hello, tables, blockOf));
    return this.#stage;
  }
}

function answerOf({ call: number }: Head, columns: AnswerColumns, format = "jsonl"): Said {
  if (format === "arrow") {
    const body = arrowAnswer(columns);
    return { head: { call: number, bytes: body.length }, body };
  }
  const lists = Object.entries(columns).map(([name, values]) => [name, Array.from<number>(values)]);
  return { head: { call: number, ...Object.fromEntries(lists) }, body: null };
}

function contextOf(hello: Head, tables: Head | null, blockOf: BlockOf): StageContext {
  const word = (from: number): number => Number.parseInt(hello.drawKey.slice(from, from + 8), 16) | 0;
  const drawKey = { a: word(0), b: word(8) };
  return {
    tables: tablesOf(tables, blockOf),
    expectedReports: hello.expectedReports,
    days: hello.days,
    drawKey,
    uniform: (id, index) => drawUniform(drawKey, id, index),
  };
}

/** The public tables as they were sent; empty ones before. */
function tablesOf(sent: Head | null, blockOf: BlockOf): ReferenceTables {
  const { country = [], state = [], agency = [], hosting = [], shared = [] } = sent?.geolocation ?? {};
  return {
    agencies: sent?.agencies ?? [],
    federal: sent?.federal ?? 0,
    usCountry: sent?.usCountry ?? 0,
    agencyOfCountry: Uint16Array.from(sent?.agencyOfCountry ?? []),
    agencyOfState: Uint16Array.from(sent?.agencyOfState ?? []),
    geolocation: {
      country: Uint8Array.from(country),
      state: Uint8Array.from(state),
      agency: Uint16Array.from(agency),
      hosting: Uint8Array.from(hosting),
      shared: Uint8Array.from(shared),
    },
    blockOf,
  };
}

function keepBlocks({ columns, rows }: AnyBatch, blocks: Map<number, number>): void {
  for (const name of ["accountAddress", "fileAddress"]) {
    const [addresses, found] = [columns[name], columns[`${name}Block`]];
    for (let row = 0; addresses && found && row < rows; row++) blocks.set(addresses[row] ?? 0, found[row] ?? 0);
  }
}

const arrayOf = (values: readonly number[]): ColumnArray =>
  values.some((value) => value < 0) ? Int32Array.from(values) : Uint32Array.from(values);

function jsonBatch(head: Head): AnyBatch {
  const columns = Object.entries(head.columns).map(([name, values]) => [name, arrayOf(values)]);
  const fileOffsets = Uint32Array.from(head.fileOffsets ?? []);
  return { firstRow: head.firstRow, rows: head.rows, columns: Object.fromEntries(columns), fileOffsets };
}

function arrowBatch(head: Head, body: Uint8Array): AnyBatch {
  const table = tableFromIPC(body);
  let fileOffsets = new Uint32Array(0);
  const columns: Record<string, ColumnArray> = {};
  for (const { name } of table.schema.fields) {
    const data = table.getChild(name)?.data[0];
    const list = data?.children[0];
    if (list) fileOffsets = Uint32Array.from(data.valueOffsets);
    const values = (list ?? data)?.values;
    if (values) columns[name] = values;
  }
  return { firstRow: head.firstRow, rows: head.rows, columns, fileOffsets };
}

function call(stage: AnyStage | null, method: string, ...given: unknown[]): void {
  Reflect.get(stage ?? {}, method).apply(stage, given);
}

function decide(stage: AnyStage | null, step: string, batch: AnyBatch, occasion: string): AnswerColumns {
  if (step === "dedup") return linksOf(stage, batch);
  if (step === "routing") return routingOf(stage, batch);
  const codes = () => new Uint8Array(batch.rows);
  if (step === "assessment") {
    const out = { action: codes() };
    call(stage, "assess", batch, out);
    return out;
  }
  const out = { priority: codes(), disposition: codes(), escalate: codes(), score: new Float32Array(batch.rows) };
  call(stage, "triage", batch, occasion, out);
  return out;
}

function linksOf(stage: AnyStage | null, batch: AnyBatch): AnswerColumns {
  const said: Numbers[] = [];
  const sayer =
    (kind: number) =>
    (later: number, earlier: number, score = 1): number =>
      said.push([later, earlier, score, kind]);
  call(stage, "dedup", batch, { link: sayer(1), review: sayer(2), compared: sayer(3) });
  const column = (place: number) => said.map((one) => one[place] ?? 0);
  return {
    later: Uint32Array.from(column(0)),
    earlier: Uint32Array.from(column(1)),
    score: Float64Array.from(column(2)),
    kind: Uint8Array.from(column(3)),
  };
}

function routingOf(stage: AnyStage | null, batch: AnyBatch): AnswerColumns {
  const out = { agency: new Uint16Array(3 * batch.rows), confidence: new Float32Array(batch.rows) };
  call(stage, "route", batch, out);
  const column = (place: number) => out.agency.filter((_, index) => index % 3 === place);
  return { agency1: column(0), agency2: column(1), agency3: column(2), confidence: out.confidence };
}

function arrowAnswer(columns: AnswerColumns): Uint8Array {
  const data = Object.entries(columns).map(([name, values]) => [name, arrowData(values)] as const);
  return streamOf(data, Object.values(columns)[0]?.length ?? 0);
}

function arrowData(values: AnswerArray) {
  if (values instanceof Uint8Array) return makeData({ type: new Uint8(), data: values });
  if (values instanceof Uint16Array) return makeData({ type: new Uint16(), data: values });
  if (values instanceof Uint32Array) return makeData({ type: new Uint32(), data: values });
  if (values instanceof Float32Array) return makeData({ type: new Float32(), data: values });
  return makeData({ type: new Float64(), data: values });
}
