import type { Key } from "@tipbench/random";
import { type StageColumn, type StageColumns, stageColumns } from "@tipbench/vocabulary";
import type { Chunk } from "./chunk.ts";
import { fieldBit } from "./event-rules.ts";
import * as ages from "./kernels/address-ages.kernel.ts";
import { fillAddressBits } from "./kernels/address-events.kernel.ts";
import * as notes from "./kernels/file-notes.kernel.ts";
import * as files from "./kernels/files.kernel.ts";
import { fillHandleWords } from "./kernels/handle-text.kernel.ts";
import * as perceptual from "./kernels/perceptual.kernel.ts";
import * as place from "./kernels/place-columns.kernel.ts";
import * as report from "./kernels/report-columns.kernel.ts";
import { partsFor, type Truth, type TruthPart } from "./kernels/truth.kernel.ts";
import type { WorldSource } from "./sources.ts";

/** What a column is filled from: the world, the truth by row, and the chunk that holds them. */
interface Filling {
  readonly source: WorldSource;
  readonly truth: Truth;
  readonly chunk: Chunk;
  /** Name of each file's content, and of its family where a column needs it. */
  readonly names: Uint32Array;
  readonly families: Uint32Array;
}

type Fillers = { readonly [K in keyof StageColumns]?: (filling: Filling, out: StageColumns[K]) => void };

const presenceIndex = { account: 4, email: 5, phone: 6, device: 7, handle: 8 } as const;
type Identifier = keyof typeof presenceIndex;

function presenceOf({ keys, senders }: WorldSource, of: Identifier): report.Presence {
  return { key: keys.presence, index: presenceIndex[of], shareOf: senders[of], bit: fieldBit(of) };
}

function identifier(of: Identifier, key: (source: WorldSource) => Key, named: "account" | "subject") {
  return ({ source, truth, chunk }: Filling, out: Uint32Array): void => {
    report.fillIdentifier(key(source), truth, truth[named], presenceOf(source, of), out.subarray(0, chunk.rows));
  };
}

/** Times of the chunk's reports; those of the incident lie where the ages will, which are made from them row by row. */
function timesIn({ source, truth, chunk }: Filling, out: Uint32Array): ages.ReportTimes {
  const incidentAtSeconds = new Int32Array(out.buffer, out.byteOffset, chunk.rows);
  report.fillIncidentAt(source, truth, chunk.rows, incidentAtSeconds);
  return { receivedAtSeconds: chunk.columns.receivedAtSeconds, incidentAtSeconds };
}

function fillHandleKey({ source, truth, chunk }: Filling, out: Uint32Array): void {
  report.fillHandleNames(source, truth, chunk.rows, out);
  report.fillIdentifier(source.keys.handleKey, truth, out, presenceOf(source, "handle"), out.subarray(0, chunk.rows));
}

/** Writes the words of screen names that were asked for. The keys lie where the first word will, which is made from them row by row. */
function fillHandleTexts(filling: Filling): void {
  const { source, truth, chunk } = filling;
  const { handleText0, handleText1, handleText2 } = chunk.columns;
  const outOf = (column: Uint32Array | undefined): Uint32Array =>
    column && column.length > 0 ? column.subarray(0, chunk.rows) : new Uint32Array(chunk.rows);
  const handleKey = outOf(handleText0);
  fillHandleKey(filling, handleKey);
  const owners = { subject: truth.subject, account: truth.account, handleKey };
  fillHandleWords(source, owners, [handleKey, outOf(handleText1), outOf(handleText2)]);
}

function filesOf(chunk: Chunk): number {
  return chunk.fileOffsets[chunk.rows] ?? 0;
}

function fileRows({ truth, chunk }: Pick<Filling, "truth" | "chunk">): files.FileRows {
  return { truth, offsets: chunk.fileOffsets, rows: chunk.rows };
}

function perceptualWord(word: number) {
  return ({ source, chunk, names, families }: Filling, out: Uint32Array): void =>
    perceptual.fillPerceptualWord(source, names, families, word, out.subarray(0, filesOf(chunk)));
}

/** How each stream column is made, on demand. Those filled with the lineage and truth, and words of texts, are not among them. */
const fillers: Fillers = {
  reportId: ({ source, truth, chunk }, out) => report.fillReportId(source, truth, chunk.rows, out),
  incidentAtSeconds: ({ source, truth, chunk }, out) => report.fillIncidentAt(source, truth, chunk.rows, out),
  providerEscalation: ({ source, truth, chunk }, out) => report.fillProviderEscalation(source, truth, chunk.rows, out),
  annotations: ({ source, truth, chunk }, out) => report.fillAnnotations(source, truth, chunk.rows, out),
  marked: ({ source, truth, chunk }, out) => report.fillMarked(source, truth, chunk.rows, out),
  priorReports: ({ source, truth, chunk }, out) => report.fillPriorReports(source, truth, chunk.rows, out),
  retentionDays: ({ source, truth, chunk }, out) => report.fillRetention(source, truth, chunk.rows, out),
  primaryHash: ({ source, truth, chunk }, out) => report.fillPrimaryHash(source, truth, chunk.rows, out),
  accountKey: identifier("account", ({ keys }) => keys.accountKey, "account"),
  emailKey: identifier("email", ({ keys }) => keys.emailKey, "subject"),
  phoneKey: identifier("phone", ({ keys }) => keys.phoneKey, "subject"),
  deviceKey: identifier("device", ({ keys }) => keys.deviceKey, "subject"),
  handleKey: fillHandleKey,
  batched: ({ truth, chunk }, out) => report.fillBatched(truth, chunk.rows, out),
  batchedEvents: ({ truth, chunk }, out) => report.fillBatchedEvents(truth, chunk.rows, out),
  accountAddress: ({ source, truth, chunk }, out) => place.fillAccountAddress(source, truth, chunk.rows, out),
  accountAddressPort: ({ source, truth, chunk }, out) => place.fillAccountPort(source, truth, chunk.rows, out),
  accountAddressAgeSeconds: (filling, out) =>
    ages.fillAccountAge(filling.source, filling.truth, timesIn(filling, out), filling.chunk.rows, out),
  accountAddressProxy: ({ source, truth, chunk }, out) => place.fillAccountProxy(source, truth, chunk.rows, out),
  fileAddress: ({ source, truth, chunk }, out) => place.fillFileAddress(source, truth, chunk.rows, out),
  fileAddressPort: ({ source, truth, chunk }, out) => place.fillFilePort(source, truth, chunk.rows, out),
  fileAddressAgeSeconds: (filling, out) =>
    ages.fillFileAge(filling.source, filling.truth, timesIn(filling, out), filling.chunk.rows, out),
  fileAddressProxy: ({ source, truth, chunk }, out) => place.fillFileProxy(source, truth, chunk.rows, out),
  statedCountry: ({ source, truth, chunk }, out) => place.fillStatedCountry(source, truth, chunk.rows, out),
  statedState: ({ source, truth, chunk }, out) => place.fillStatedState(source, truth, chunk.rows, out),
  statedVerified: ({ source, truth, chunk }, out) => place.fillStatedVerified(source, truth, chunk.rows, out),
  hashOnly: ({ source, truth, chunk }, out) => files.fillHashOnly(source, truth, chunk.rows, out),
  fileHash: ({ source, chunk, names }, out) => files.fillFileHash(source, names, filesOf(chunk), out),
  perceptualHash0: perceptualWord(0),
  perceptualHash1: perceptualWord(1),
  perceptualHash2: perceptualWord(2),
  perceptualHash3: perceptualWord(3),
  perceptualHash4: perceptualWord(4),
  perceptualHash5: perceptualWord(5),
  perceptualHash6: perceptualWord(6),
  perceptualHash7: perceptualWord(7),
  fileKind: ({ source, chunk, families }, out) =>
    perceptual.fillFileKind(source, families, out.subarray(0, filesOf(chunk))),
  fileViewed: ({ source, ...rows }, out) => files.fillFileViewed(source, fileRows(rows), out),
  filePublic: ({ source, ...rows }, out) => files.fillFilePublic(source, fileRows(rows), out),
  fileMarked: ({ source, ...rows }, out) => notes.fillFileMarked(source, fileRows(rows), out),
  fileGenerativeAi: ({ source, ...rows }, out) => notes.fillFileGenerativeAi(source, fileRows(rows), out),
  fileClassification: ({ source, ...rows }, out) =>
    notes.fillFileClassification(source, fileRows(rows), rows.names, out),
  fileRelevance: ({ source, ...rows }, out) => notes.fillFileRelevance(source, fileRows(rows), out),
};

/** What columns are made from beyond the lineage; those that are not named need nothing. */
const truthOf: Readonly<Partial<Record<StageColumn, readonly TruthPart[]>>> = {
  incidentType: ["type"],
  providerEscalation: ["grade"],
  annotations: ["grade"],
  marked: ["harmless", "fileCount"],
  fileCount: ["fileCount"],
  primaryHash: ["fileCount"],
  hashOnly: ["fileCount"],
  fileMarked: ["harmless", "fileCount"],
  accountAddress: ["visibility", "fileCount"],
  accountAddressPort: ["visibility", "fileCount"],
  accountAddressAgeSeconds: ["visibility", "fileCount"],
  accountAddressProxy: ["visibility", "fileCount"],
  fileAddress: ["visibility", "fileCount"],
  fileAddressPort: ["visibility", "fileCount"],
  fileAddressAgeSeconds: ["visibility", "fileCount"],
  fileAddressProxy: ["visibility", "fileCount"],
  statedCountry: ["visibility", "fileCount"],
  statedState: ["visibility", "fileCount"],
  statedVerified: ["visibility", "fileCount"],
};

/** The parts of the truth that columns are made from. */
export function truthFor(columns: Iterable<StageColumn>): ReadonlySet<TruthPart> {
  const wanted = [...columns].flatMap(
    (name): readonly TruthPart[] => truthOf[name] ?? (stageColumns[name].of === "file" ? ["fileCount"] : []),
  );
  return partsFor(wanted);
}

/** Columns that need to know of which family a file is. */
const familyColumns = [
  "fileKind",
  "perceptualHash0",
  "perceptualHash1",
  "perceptualHash2",
  "perceptualHash3",
  "perceptualHash4",
  "perceptualHash5",
  "perceptualHash6",
  "perceptualHash7",
] as const satisfies readonly StageColumn[];
const contentColumns: readonly StageColumn[] = ["primaryHash", "fileHash", "fileClassification", ...familyColumns];

/** Whether columns need the names of the files' contents. */
export function needsContents(columns: readonly StageColumn[]): boolean {
  return columns.some((name) => contentColumns.includes(name));
}

function familiesOf(source: WorldSource, chunk: Chunk, names: Uint32Array, columns: readonly StageColumn[]) {
  const isWanted = familyColumns.some((name) => columns.includes(name));
  const families = new Uint32Array(isWanted ? filesOf(chunk) : 0);
  perceptual.fillFamilies(source, names, families);
  return families;
}

const handleWords = ["handleText0", "handleText1", "handleText2"] as const satisfies readonly StageColumn[];

/** Columns that need to know which address events are given. */
const placeColumns = [
  "accountAddress",
  "accountAddressPort",
  "accountAddressAgeSeconds",
  "accountAddressProxy",
  "fileAddress",
  "fileAddressPort",
  "fileAddressAgeSeconds",
  "fileAddressProxy",
  "statedCountry",
  "statedState",
  "statedVerified",
] as const satisfies readonly (keyof StageColumns)[];

function fillOne<K extends keyof StageColumns>(name: K, filling: Filling): void {
  const columns: Partial<StageColumns> = filling.chunk.columns;
  const out = columns[name];
  if (out !== undefined) fillers[name]?.(filling, out);
}

/** Fills the named columns of a chunk; `names` are those of the files' contents, where `needsContents` says that they are needed. */
export function fillColumns(
  source: WorldSource,
  truth: Truth,
  chunk: Chunk,
  names: Uint32Array,
  columns: readonly StageColumn[],
): void {
  if (placeColumns.some((name) => columns.includes(name))) fillAddressBits(source, truth, chunk.rows);
  const filling = { source, truth, chunk, names, families: familiesOf(source, chunk, names, columns) };
  for (const name of columns) fillOne(name, filling);
  if (handleWords.some((name) => columns.includes(name))) fillHandleTexts(filling);
}
