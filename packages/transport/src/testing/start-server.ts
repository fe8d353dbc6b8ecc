import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A server that has been started, and its address. */
export interface StartedServer {
  readonly url: string;
  readonly child: ChildProcess;
}

/** Starts a program of Node's that writes the address at which it listens; it ends with its standard input. */
export async function startServer(...words: readonly string[]): Promise<StartedServer> {
  const child = spawn(process.execPath, words, { stdio: ["pipe", "pipe", "inherit"] });
  const [line] = await once(child.stdout, "data");
  return { url: String(line).trim(), child };
}
