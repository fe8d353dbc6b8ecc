import { createHash } from "node:crypto";
import { resolve } from "node:path";
import type { StageContext } from "@tipbench/stage-kit";
import { UserError } from "@tipbench/vocabulary";

/** A file of the user's own, compiled: what its `createStage` makes, and the compiled source with its hash. */
interface UserStage {
  readonly source: string;
  readonly hash: string;
  readonly createStage: (options: Readonly<Record<string, unknown>>, context: StageContext) => unknown;
}

/** The user's stage files of a scenario, by path as written. */
export class UserStages {
  readonly #stages = new Map<string, UserStage>();

  /** Compiles and loads a file; `source` replaces the file's own text where a run folder has kept it compiled. */
  async load(path: string, folder: string, at: string, source?: string): Promise<void> {
    if (this.#stages.has(path)) return;
    const compiled = source ?? (await compile(resolve(folder, path), path, at));
    const loaded = await importSource(compiled, path, at);
    const hash = createHash("sha256").update(compiled).digest("hex");
    this.#stages.set(path, { source: compiled, hash, createStage: loaded });
  }

  /** The stage that a file's `createStage` makes; its shape is the caller's to check. */
  create<S>(path: string, options: Readonly<Record<string, unknown>>, context: StageContext): S {
    return this.#stages.get(path)?.createStage(options, context) as S;
  }

  /** Compiled source of a file and its SHA-256. */
  sourceOf(path: string): { readonly source: string; readonly hash: string } | undefined {
    return this.#stages.get(path);
  }

  /** All compiled sources by path as written. */
  sourcesByPath(): ReadonlyMap<string, string> {
    return new Map([...this.#stages].map(([path, { source }]) => [path, source]));
  }

  /** All compiled sources by hash. */
  sources(): ReadonlyMap<string, string> {
    return new Map([...this.#stages.values()].map(({ hash, source }) => [hash, source]));
  }
}

/** Bundles a file into one module, with nothing of this machine's paths in it. */
async function compile(file: string, path: string, at: string): Promise<string> {
  const { build } = await import("esbuild");
  try {
    const result = await build({
      stdin: { contents: `export { createStage } from ${JSON.stringify(file)};`, resolveDir: "/", loader: "ts" },
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      target: "node20",
      logLevel: "silent",
      minifyWhitespace: true,
      legalComments: "none",
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

async function importSource(source: string, path: string, at: string): Promise<UserStage["createStage"]> {
  const url = `data:text/javascript;base64,${Buffer.from(source).toString("base64")}`;
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
