import { drawInteger, permuteWord } from "@tipbench/random";
import { handleMark, textSigns } from "@tipbench/vocabulary";
import { handleSigns, stemSigns, writeHandle, writeStem } from "./kernels/handle-text.kernel.ts";
import { identitiesOf, type World } from "./world.ts";

const domains = ["example.com", "example.net", "example.org"];

function textOf(signs: Uint8Array): string {
  return Array.from(signs, (code) => textSigns[code]).join("");
}

/**
 * The screen name of the account behind a submission: the same at accounts that share one, and a variation of it at the subject's others.
 * Whether the report gives it is said by `handleKey`. Synthetic by its first sign. Costs some microseconds; the same each time.
 */
export function handleOf(world: World, submission: number): string {
  const signs = new Uint8Array(handleSigns);
  const length = writeHandle(world.source, identitiesOf(world, submission), signs);
  return handleMark + textOf(signs.subarray(0, length));
}

/** The e-mail address of the subject behind a submission, in a domain that is reserved for examples. As `handleOf`. */
export function emailOf(world: World, submission: number): string {
  const { keys } = world.source;
  const { subject } = identitiesOf(world, submission);
  const stem = new Uint8Array(stemSigns);
  writeStem(permuteWord(keys.emailText, subject), stem);
  return `${textOf(stem)}@${domains[drawInteger(keys.emailText, subject, 1, domains.length)] ?? "example.com"}`;
}
