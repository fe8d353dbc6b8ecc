import { TransportFault } from "../transport-fault.ts";

/** Keys that any answer to a numbered message may have. */
export const answerKeys = ["call", "type"] as const;

/** Refuses names that an answer cannot have: one that is misspelt would be taken for one that was left out. */
export function refuseOthers(
  names: readonly string[],
  allowed: readonly string[],
  code: "unknown-key" | "unknown-column",
): void {
  const others = names.filter((name) => !allowed.includes(name));
  if (others.length === 0) return;
  throw new TransportFault({
    code,
    message: "gave an answer with something that no answer has",
    found: others.map((name) => JSON.stringify(name)).join(", "),
    expected: `${code === "unknown-key" ? "keys" : "columns"} ${allowed.join(", ")}`,
    fix: "correct the name, or leave it out",
  });
}
