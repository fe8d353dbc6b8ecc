import { type Manifest, UserError } from "@tipbench/vocabulary";
import type { Scenario } from "../scenario/scenario.ts";
import { openRecording } from "./open-recording.ts";
import type { Recording } from "./recording.ts";

/** A recorded stream that was given for a run; null: none was. */
export interface GivenStream {
  readonly path: string | null;
  readonly signal: AbortSignal;
}

/**
 * The recorded stream of a run that is there already, from the path that was given for it; null where the run was on a generated one. Throws
 * UserError where the path is missing or not called for, and where another stream stands there, and the signal's reason when it is aborted.
 */
export async function storedRecording(
  folder: string,
  { stream }: Manifest,
  scenario: Scenario,
  { path, signal }: GivenStream,
): Promise<Recording | null> {
  if (!stream && path === null) return null;
  if (!stream) throw notRecorded(folder);
  if (path === null) throw streamNeeded(folder, stream.hash);
  const recording = await openRecording(path, scenario, signal);
  if (recording.hash !== stream.hash) throw otherStream(path, recording.hash, stream.hash);
  return recording;
}

function notRecorded(folder: string): UserError {
  return new UserError({
    code: "stream-not-recorded",
    message: "The stream of this run was generated, not recorded.",
    at: folder,
    found: "--stream",
    expected: "no --stream",
    fix: "leave --stream out",
  });
}

/** The refusal of what needs a recorded stream that was not given. */
export function streamNeeded(folder: string, hash: string): UserError {
  return new UserError({
    code: "stream-needed",
    message: "The run was made on a recorded stream, which its folder does not hold.",
    at: folder,
    found: "no --stream",
    expected: `--stream with the stream whose hash is ${hash}`,
    fix: "name the file or folder of the recorded stream",
  });
}

function otherStream(path: string, found: string, expected: string): UserError {
  return new UserError({
    code: "other-stream",
    message: "This is not the stream that the run was made on.",
    at: path,
    found,
    expected,
    fix: "give the stream with that hash",
  });
}
