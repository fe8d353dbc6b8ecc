import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { houseRoot } from "../house/copied-house.ts";

/** A folder in which the command is called; the caller removes it. */
export interface WorkFolder {
  readonly path: string;
  write(file: string, text: string): void;
  /** What is in a folder of it, hidden entries too; empty where there is no such folder. */
  entries(folder: string): readonly string[];
  remove(): void;
}

/** Makes a folder with files, texts by path. */
export function workFolder(files: Readonly<Record<string, string>>): WorkFolder {
  const path = mkdtempSync(join(tmpdir(), "tipbench-e2e-"));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  const entries = (folder: string): readonly string[] => {
    try {
      return readdirSync(join(path, folder)).sort();
    } catch {
      return [];
    }
  };
  return { path, write, entries, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Values of a tiny scenario that a test has otherwise; `triage` and `dedup` are those of its first strategy. */
export interface TinyValues {
  readonly scale?: number | string;
  readonly days?: number;
  readonly triage?: string;
  readonly base?: string;
  readonly extra?: string;
}

/** Where the shipped base of all scenarios is. */
export const usBase = join(houseRoot, "scenarios/base/us.yaml");

/** A scenario of two days, the first a warm-up, and some 340 reports. */
export function tinyScenario({
  scale = 0.002,
  days = 1,
  triage = "published-rules",
  base = usBase,
  extra = "",
}: TinyValues = {}): string {
  return `name: tiny
question: Is it whole?
extends: ${base}
seed: tiny
days: ${days}
warmupDays: 1
scale: ${scale}
${extra}
strategies:
  - { name: baseline, dedup: none, triage: ${triage}, routing: address-only }
  - { name: bundled, dedup: { use: exact-hash, days: 30 }, triage: published-rules, routing: stated-first }
`;
}
