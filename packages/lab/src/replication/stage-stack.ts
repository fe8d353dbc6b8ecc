import { SourceMap, type SourceMapPayload } from "node:module";

const mapPattern = /\/\/# sourceMappingURL=data:application\/json;base64,([\w+/=]+)\s*$/;
const framePattern = /^\s*at (?:(.+) \()?data:text\/javascript;base64,([\w+/=]+):(\d+):(\d+)\)?$/;

/** A compiled text without the source map at its end. */
export function withoutMap(text: string): string {
  return text.replace(mapPattern, "");
}

/**
 * The frames of an error's stack that lie in a stage's own files, each after a line break: `at NAME (./my-triage.ts:12:5)`, by the
 * source map at the end of the compiled text; without one, by place in the compiled text, which `use` then names. May be empty.
 */
export function stageFrames(stack: string, use: string): string {
  const frames = stack.split("\n").flatMap((line) => frameOf(line, use) ?? []);
  return frames.map((frame) => `\n${frame}`).join("");
}

/** An error as a stage's author reads it: its name, its message, and the frames in his own files. */
export function errorText({ name, message, stack = "" }: Error, use: string): string {
  return `${name}: ${message}${stageFrames(stack, use)}`;
}

function frameOf(line: string, use: string): string | undefined {
  const [, name, encoded, row, column] = framePattern.exec(line) ?? [];
  if (encoded === undefined) return undefined;
  const place = originOf(mapOf(encoded), Number(row), Number(column)) ?? `${use}:${row}:${column}`;
  return name === undefined ? `at ${place}` : `at ${name} (${place})`;
}

function mapOf(encodedText: string): SourceMapPayload | undefined {
  const [, map] = mapPattern.exec(decoded(encodedText)) ?? [];
  return map === undefined ? undefined : JSON.parse(decoded(map));
}

const decoded = (base64: string): string => Buffer.from(base64, "base64").toString();

function originOf(payload: SourceMapPayload | undefined, row: number, column: number): string | undefined {
  const entry = payload && new SourceMap(payload).findEntry(row - 1, column - 1);
  if (!entry || !("originalSource" in entry)) return undefined;
  return `./${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}
