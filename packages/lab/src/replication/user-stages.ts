import { createHash } from "node:crypto";
import { resolve } from "node:path";
import type { StageContext } from "@tipbench/stage-kit";
import { UserError } from "@tipbench/vocabulary";
import { withoutMap } from "./stage-stack.ts";

/** A file of the user's own, compiled: what its `createStage` makes, and the compiled source with its hash. */
interface UserStage {
  /** As it is loaded: with a source map at its end, unless a run folder has kept it. */
  readonly text: string;
  /** As it is kept. */
  readonly source: string;
  readonly hash: string;
  readonly createStage: (options: Readonly<Record<string, unknown>>, context: StageContext) => unknown;
}

/** The user's stage files of a scenario, by path as written. */
export class UserStages {
  readonly #stages = new Map<string, UserStage>();

  /** Compiles and loads a file; `compiled` is taken in its place where a run folder, or another thread, has it compiled. */
  async load(path: string, folder: string, at: string, compiled?: string): Promise<void> {
    if (this.#stages.has(path)) return;
    const text = compiled ?? (await compile(path, folder, at));
    const createStage = await importText(text, path, at);
    const source = withoutMap(text);
    const hash = createHash("sha256").update(source).digest("hex");
    this.#stages.set(path, { text, source, hash, createStage });
  }

  /** The stage that a file's `createStage` makes; its shape is the caller's to check. */
  create<S>(path: string, options: Readonly<Record<string, unknown>>, context: StageContext): S {
    return this.#stages.get(path)?.createStage(options, context) as S;
  }

  /** Compiled source of a file and its SHA-256. */
  sourceOf(path: string): { readonly source: string; readonly hash: string } | undefined {
    return this.#stages.get(path);
  }

  /** What another thread loads, by path as written. */
  textsByPath(): ReadonlyMap<string, string> {
    return new Map([...this.#stages].map(([path, { text }]) => [path, text]));
  }

  /** All compiled sources by hash. */
  sources(): ReadonlyMap<string, string> {
    return new Map([...this.#stages.values()].map(({ hash, source }) => [hash, source]));
  }
}

/** Bundles a file into one module, with nothing of this machine's paths in it; in its source map they are relative to `folder`. */
async function compile(path: string, folder: string, at: string): Promise<string> {
  const file = JSON.stringify(resolve(folder, path));
  const { build } = await import("esbuild");
  try {
    const result = await build({
      stdin: { contents: `export { createStage } from ${file};`, resolveDir: "/", loader: "ts" },
      outfile: resolve(folder, "stage.mjs"),
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      target: "node20",
      logLevel: "silent",
      minifyWhitespace: true,
      legalComments: "none",
      sourcemap: "inline",
      sourcesContent: false,
    });
    return result.outputFiles[0]?.text ?? "";
  } catch (error) {
    throw new UserError({
      code: "stage-does-not-compile",
      message: `The stage file "${path}" does not compile.`,
      at,
      found: error instanceof Error ? error.message : String(error),
      expected: "a TypeScript or JavaScript module that exports createStage(options, context)",
      fix: `mend ${path}`,
    });
  }
}

async function importText(text: string, path: string, at: string): Promise<UserStage["createStage"]> {
  const url = `data:text/javascript;base64,${Buffer.from(text).toString("base64")}`;
  const refuse = (found: string): UserError =>
    new UserError({
      code: "stage-does-not-load",
      message: `The stage file "${path}" cannot be loaded.`,
      at,
      found,
      expected: "a module that exports a function createStage(options, context)",
      fix: `export createStage from ${path}`,
    });
  let module: { readonly createStage?: unknown };
  try {
    module = await import(url);
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
  const { createStage } = module;
  if (typeof createStage !== "function") throw refuse(`createStage is ${typeof createStage}`);
  return (options, context) => createStage(options, context);
}
