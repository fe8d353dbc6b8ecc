import { randomBytes } from "node:crypto";

/** A seed that nobody can guess, drawn from the system's randomness: 256 bits. */
export function blindSeed(): string {
  return `blind-${randomBytes(32).toString("hex")}`;
}
