import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundle } from "../../bundle.mjs";

/** How a process ended, and what it printed. */
export interface Ending {
  readonly status: number | null;
  readonly stdout: string;
  /** Without the lines of progress, which a slow machine sees more of. */
  readonly stderr: string;
}

/** Where and how the command is called. */
export interface Call {
  readonly cwd: string;
  /** Variables besides PATH, HOME and NO_COLOR; nothing of the caller's own is handed on. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A process of the command that goes on. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ending>;
  /** Resolves once the process has printed a text on either stream; rejects where it ends without. */
  printed(text: string): Promise<void>;
}

/** The command as it ships, bundled into a folder of its own. */
export interface BuiltCommand {
  /** Path of tipbench.mjs. */
  readonly file: string;
  call(args: readonly string[], call: Call): Promise<Ending>;
  start(args: readonly string[], call: Call): Running;
  remove(): void;
}

/** Milliseconds that a hook may take on a busy machine. */
export const patience = 120_000;

const bundles = fileURLToPath(new URL("../../.dev", import.meta.url));

/** Bundles the command from the sources; the caller removes it. */
export async function buildCommand(): Promise<BuiltCommand> {
  const folder = commandFolder();
  await bundle(folder);
  return commandIn(folder);
}

/** A new folder from which a bundle finds its native packages. */
export function commandFolder(): string {
  mkdirSync(bundles, { recursive: true });
  return mkdtempSync(`${bundles}/test-`);
}

/** The command that was bundled into a folder. */
export function commandIn(folder: string): BuiltCommand {
  const file = `${folder}/tipbench.mjs`;
  const start = (args: readonly string[], { cwd, env = {} }: Call): Running => follow(file, args, cwd, env);
  return {
    file,
    start,
    call: (args, call) => start(args, call).ended,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function follow(file: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Running {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [file, ...args], { cwd, env: { PATH, HOME, NO_COLOR: "1", ...env } });
  const said = { stdout: "", stderr: "" };
  const listeners = new Set<() => void>();
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<Ending>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) =>
      resolve({ status, stdout: said.stdout, stderr: said.stderr.replaceAll(/^.* \d+ %\n/gm, "") }),
    );
  });
  const hasPrinted = (text: string): boolean => `${said.stdout}\n${said.stderr}`.includes(text);
  const printed = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => hasPrinted(text) && resolve();
      listeners.add(look);
      look();
      ended.then(() => reject(new Error(`ended without "${text}": ${said.stderr}`)), reject);
    });
  return { child, ended, printed };
}
