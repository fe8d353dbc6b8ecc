import { agreesWord, formatError, formatFigure, formatTolerance, withinWord } from "@tipbench/charts";
import type { PatternCheck, RealismCard, RealismRow } from "@tipbench/vocabulary";
import Table from "cli-table3";
import pc from "picocolors";

const style = { head: [], border: [] };

/** Cells of a table break their lines at these widths. */
const titleWidth = 34;
const wordsWidth = 46;

function colored(word: string, isGood: boolean | null): string {
  if (isGood === null) return pc.dim(word);
  return isGood ? pc.green(word) : pc.red(pc.bold(word));
}

function verdictOf(row: RealismRow): string {
  const why = [row.reason, row.note].flatMap((words) => (words === null ? [] : [pc.dim(words)]));
  return [colored(withinWord(row), row.within), ...why].join("\n");
}

function partTable(rows: readonly RealismRow[]): string {
  const table = new Table({
    head: ["", "published", "simulated", "error", "tolerance", "source", "verdict"],
    colWidths: [titleWidth, null, null, null, null, null, wordsWidth],
    wordWrap: true,
    style,
  });
  for (const row of rows) {
    const figures = [formatFigure(row.target, row), formatFigure(row.simulated, row), formatError(row)];
    table.push([row.title, ...figures, formatTolerance(row), row.source, verdictOf(row)]);
  }
  return table.toString();
}

function patternTable(checks: readonly PatternCheck[]): string {
  const table = new Table({
    head: ["", "planted", "found", "verdict"],
    colWidths: [titleWidth, wordsWidth, wordsWidth, 28],
    wordWrap: true,
    style,
  });
  for (const check of checks) {
    const why = check.reason === null ? [] : [pc.dim(check.reason)];
    const verdict = [colored(agreesWord(check), check.agrees), ...why].join("\n");
    table.push([check.title, check.planted, check.found, verdict]);
  }
  return table.toString();
}

function heading(card: RealismCard): string {
  const { scenario, year, days, scale, replications, strategy } = card;
  const run = `${days} ${days === 1 ? "day" : "days"} at scale ${scale}, ${replications === 1 ? "one replication" : `${replications} replications`}`;
  return `${pc.bold(scenario)} against the figures published for ${year}: ${run}; deliveries are those of "${strategy}"`;
}

/** The realism card as a person reads it in a terminal: a table a part. */
export function cardText(card: RealismCard): string {
  const part = (title: string, table: string): string[] => ["", pc.bold(title), table];
  return [
    heading(card),
    ...part("Fitted: figures that parameters were set to meet", partTable(card.fitted)),
    ...part("Following: figures that came out without having been fitted", partTable(card.following)),
    ...part("Not predicted: figures that the structure cannot give", partTable(card.notPredicted)),
    ...part("Patterns found again in the run's counts", patternTable(card.patterns)),
    ...part("What can't be concluded from this", card.limits.map((limit) => `- ${limit}`).join("\n")),
    "",
    pc.bold(card.summary),
    pc.dim(card.notice),
    "",
  ].join("\n");
}
