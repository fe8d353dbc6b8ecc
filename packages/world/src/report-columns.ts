import type { Key } from "@tipbench/random";
import type { StageColumns } from "@tipbench/vocabulary";
import type { Chunk } from "./chunk.ts";
import * as notes from "./kernels/file-notes.kernel.ts";
import * as files from "./kernels/files.kernel.ts";
import * as perceptual from "./kernels/perceptual.kernel.ts";
import * as place from "./kernels/place-columns.kernel.ts";
import * as report from "./kernels/report-columns.kernel.ts";
import type { Truth } from "./kernels/truth.kernel.ts";
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

function identifier(of: keyof typeof presenceIndex, key: (source: WorldSource) => Key, named: "account" | "subject") {
  return ({ source, truth, chunk }: Filling, out: Uint32Array): void => {
    const presence = { key: source.keys.presence, index: presenceIndex[of], shareOf: source.presenceShare[of] };
    report.fillIdentifier(key(source), truth, truth[named], presence, out.subarray(0, chunk.rows));
  };
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

/** How each stream column is made, on demand. Those filled with the lineage and truth are not among them. */
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
  handleKey: identifier("handle", ({ keys }) => keys.handleKey, "account"),
  accountAddress: ({ source, truth, chunk }, out) => place.fillAccountAddress(source, truth, chunk.rows, out),
  accountAddressPort: ({ source, truth, chunk }, out) => place.fillPort(source, truth, chunk.rows, out),
  accountAddressProxy: ({ source, truth, chunk }, out) => place.fillAccountProxy(source, truth, chunk.rows, out),
  fileAddress: ({ source, truth, chunk }, out) => place.fillFileAddress(source, truth, chunk.rows, out),
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

/** Columns that need to know which address events are given. */
const placeColumns = [
  "accountAddress",
  "accountAddressPort",
  "accountAddressProxy",
  "fileAddress",
  "fileAddressProxy",
  "statedCountry",
  "statedState",
  "statedVerified",
] as const satisfies readonly (keyof StageColumns)[];

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
] as const satisfies readonly (keyof StageColumns)[];

function familiesOf(source: WorldSource, chunk: Chunk, names: Uint32Array): Uint32Array {
  const families = new Uint32Array(familyColumns.some((name) => chunk.columns[name]) ? filesOf(chunk) : 0);
  perceptual.fillFamilies(source, names, families);
  return families;
}

function fillOne<K extends keyof StageColumns>(name: K, columns: Partial<StageColumns>, filling: Filling): void {
  const out = columns[name];
  if (out !== undefined) fillers[name]?.(filling, out);
}

/** Fills every column that the chunk has memory for; `names` are those of the files' contents. */
export function fillColumns(source: WorldSource, truth: Truth, chunk: Chunk, names: Uint32Array): void {
  if (placeColumns.some((name) => chunk.columns[name])) place.fillAddressBits(source, truth, chunk.rows);
  const families = familiesOf(source, chunk, names);
  const filling = { source, truth, chunk, names, families };
  for (const name of Object.keys(fillers) as (keyof StageColumns)[]) fillOne(name, chunk.columns, filling);
}
