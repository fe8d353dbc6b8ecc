import { spawn } from "node:child_process";
import { once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Walk } from "./walks.ts";

/** One p-value of one test of dieharder on one walk. */
export interface Result {
  readonly walk: string;
  readonly test: string;
  /** The test's own parameter (bits, lag, dimension); 0 where it has none. */
  readonly size: number;
  readonly pValue: number;
}

/** dieharder cannot be started: what to do about it. */
export class NotInstalled extends Error {
  constructor() {
    super("dieharder is not installed. On Debian: apt-get install -y dieharder");
    this.name = "NotInstalled";
  }
}

const wordsAtOnce = 1 << 16;
const rawFromInput = "200"; // dieharder's number of the generator that reads raw bits from its standard input
const columns = ["test_name", "ntuple", "pvalues"].flatMap((column) => ["-D", column]);

function* bytesOf({ wordAt }: Walk): Generator<Buffer> {
  for (let step = 0; ; step += wordsAtOnce) {
    const words = Uint32Array.from({ length: wordsAtOnce }, (_, at) => wordAt(step + at));
    yield Buffer.from(words.buffer);
  }
}

/** The lines of dieharder's table; everything else that it prints is passed over. */
export function resultsOf(walk: string, printed: string): Result[] {
  const cells = printed.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  return cells
    .filter(([, , pValue]) => pValue !== undefined && /^[\d.]+$/.test(pValue))
    .map(([test = "", size, pValue]) => ({ walk, test, size: Number(size), pValue: Number(pValue) }));
}

/** Feeds a walk from its first step to one test until that has had enough. Throws NotInstalled where there is no dieharder. */
export async function runTest(walk: Walk, test: number): Promise<readonly Result[]> {
  const child = spawn("dieharder", ["-g", rawFromInput, "-d", String(test), "-c", "|", ...columns], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  await once(child, "spawn").catch(() => {
    throw new NotInstalled();
  });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  const closed = once(child, "close");
  // The test stops reading when it is done, which ends the pipe in the middle of a buffer.
  await pipeline(Readable.from(bytesOf(walk)), child.stdin).catch(() => undefined);
  await closed;
  const results = resultsOf(walk.name, printed);
  if (results.length === 0)
    throw new Error(`dieharder gave no p-value for test ${test}: ${printed.trim() || "nothing"}`);
  return results;
}
