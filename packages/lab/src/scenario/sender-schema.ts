import { providerClasses } from "@tipbench/vocabulary";
import { z } from "zod";

/** Whose reports something is about. Whether a provider of that name exists depends on the year: `senderFindings` says so. */
export function senderSchema() {
  return z
    .union([z.enum(["all", ...providerClasses]), z.templateLiteral(["provider-", z.string()])])
    .describe("all senders, those of a class, or one provider by its rank, such as provider-007");
}
