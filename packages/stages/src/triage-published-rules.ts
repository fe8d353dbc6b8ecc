import type { StageBatch, TriageOut, TriageStage } from "@tipbench/stage-kit";
import { contactTable } from "./contact-types.ts";
import { applyPublishedRules, type RuleColumn, ruleColumns } from "./published-rules.kernel.ts";

/**
 * `published-rules`: what is published of the house's own triage. Urgent where the provider says so, or where a contact type carries an
 * annotation of pressure on a child; informational where the provider marks the content as viral or meme, or an analyst found all its files irrelevant,
 * and nothing makes it urgent. Labels that tell of recent making raise the priority to 2.
 */
export function createPublishedRules(): TriageStage<RuleColumn> {
  const isContact = contactTable();
  return {
    name: "published-rules",
    reads: ruleColumns,
    triage({ rows, columns }: StageBatch<RuleColumn>, _occasion, out: TriageOut) {
      applyPublishedRules(columns, isContact, rows, out);
    },
  };
}
