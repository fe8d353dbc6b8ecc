import { open } from "node:fs/promises";
import { UserError, type UserErrorDetail } from "@tipbench/vocabulary";
import { unreadableFile, type WantedFile } from "../scenario/unreadable-file.ts";
import { type CsvRecord, endScan, scanBytes, startScan } from "./csv-scanner.kernel.ts";

const chunkBytes = 1 << 20;
const mostBytes = 0x8000_0000;
const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

/**
 * Reads a CSV file piece by piece and hands on its records, the header first. A byte order mark is passed over. Throws UserError where
 * the file is missing, cannot be read, or has more than 2 GiB.
 */
export async function readRecords(path: string, each: (record: CsvRecord) => void): Promise<void> {
  const file = await open(path).catch((error: unknown) => {
    throw new UserError(unreadableFile(error, wantedFile(path)));
  });
  const scan = startScan();
  try {
    const { size } = await file.stat();
    if (size > mostBytes) throw new UserError(tooLarge(path, size));
    const buffer = new Uint8Array(chunkBytes);
    for (let isFirst = 1; ; isFirst = 0) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes).catch((error: unknown) => {
        throw new UserError(unreadableFile(error, wantedFile(path)));
      });
      if (bytesRead === 0) break;
      scanBytes(scan, buffer.subarray(isFirst * markLength(buffer), bytesRead), each);
    }
  } finally {
    await file.close();
  }
  endScan(scan, each);
}

function markLength(bytes: Uint8Array): number {
  return byteOrderMark.every((byte, at) => bytes[at] === byte) ? byteOrderMark.length : 0;
}

const wantedFile = (path: string): WantedFile => ({
  what: "The file of clusters",
  at: path,
  written: path,
  expected: "the path of a CSV file with the header id,cluster",
  fix: "give the path of a file that can be read",
});

const tooLarge = (path: string, size: number): UserErrorDetail => ({
  code: "file-too-large",
  message: "The file of clusters is too large.",
  at: path,
  found: `${size} bytes`,
  expected: "2 GiB at most",
  fix: "shorten the ids, or score a part of the records",
});
