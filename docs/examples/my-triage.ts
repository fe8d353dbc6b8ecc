import type { StageBatch, StageContext, TriageOut, TriageStage } from "@tipbench/stage-kit";

const contactTypes = new Set([1, 2, 3]); // online enticement, trafficking, molestation
const marked = 2;

type Column = "incidentType" | "providerEscalation" | "marked";

/**
 * Escalates what the provider flags; with `flaggedOnly: false`, reports of contact types that nobody flagged as well. What a provider
 * marks as viral or meme is informational.
 */
export function createStage(options: Readonly<Record<string, unknown>>, _context: StageContext): TriageStage<Column> {
  const flaggedOnly = options.flaggedOnly !== false;
  return {
    name: "my-triage",
    reads: ["incidentType", "providerEscalation", "marked"],
    triage({ rows, columns }: StageBatch<Column>, _occasion, out: TriageOut) {
      for (let row = 0; row < rows; row++) {
        const isContact = contactTypes.has(columns.incidentType[row] ?? 0);
        const isUrgent = isContact && (!flaggedOnly || columns.providerEscalation[row] === 1);
        const isViral = !isContact && columns.marked[row] === marked;
        out.escalate[row] = isUrgent ? 1 : 0;
        out.disposition[row] = isViral ? 2 : 1;
        out.priority[row] = isUrgent ? 1 : isContact ? 2 : isViral ? 4 : 3;
        out.score[row] = (isUrgent ? 4 : 0) + (isContact ? 2 : 0) + (isViral ? 0 : 1);
      }
    },
  };
}
