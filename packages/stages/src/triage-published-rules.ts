import type { StageBatch, TriageOut, TriageStage } from "@tipbench/stage-kit";
import { incidentTypes } from "@tipbench/vocabulary";
import { applyPublishedRules } from "./published-rules.kernel.ts";

const contactTypes = ["onlineEnticement", "trafficking", "molestation"];

type Column = "incidentType" | "providerEscalation" | "annotations" | "marked";

/**
 * `published-rules`: what is published of the house's own triage. Urgent where the provider says so, or where a contact type carries an
 * annotation of pressure on a child; informational where the provider marks the content as viral or meme and nothing makes it urgent.
 */
export function createPublishedRules(): TriageStage<Column> {
  const isContact = Uint8Array.from(incidentTypes, (type) => (contactTypes.includes(type) ? 1 : 0));
  return {
    name: "published-rules",
    reads: ["incidentType", "providerEscalation", "annotations", "marked"],
    triage({ rows, columns }: StageBatch<Column>, _occasion, out: TriageOut) {
      applyPublishedRules(columns, isContact, rows, out);
    },
  };
}
