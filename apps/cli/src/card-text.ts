import { agreesWord, formatError, formatFigure, formatTolerance, withinWord } from "@tipbench/charts";
import type { PatternCheck, RealismCard, RealismRow } from "@tipbench/vocabulary";
import Table from "cli-table3";
import pc from "picocolors";

const style = { head: [], border: [] };

const wordsWidth = 46;

function colored(word: string, isGood: boolean | null): string {
  if (isGood === null) return pc.dim(word);
  return isGood ? pc.green(word) : pc.red(pc.bold(word));
}

/** What stands under a table, each text once; `mark` gives the sign that leads to it. */
class Footnotes {
  readonly #texts: string[] = [];

  mark(...texts: readonly (string | null)[]): string {
    return texts.flatMap((text) => (text === null ? [] : [` [${this.#number(text)}]`])).join("");
  }

  lines(): string[] {
    return this.#texts.map((text, index) => pc.dim(`[${index + 1}] ${text}`));
  }

  #number(text: string): number {
    if (!this.#texts.includes(text)) this.#texts.push(text);
    return this.#texts.indexOf(text) + 1;
  }
}

function partTable(rows: readonly RealismRow[]): string {
  const notes = new Footnotes();
  const head = ["", "published", "simulated", "error", "tolerance", "source", "verdict"];
  const table = new Table({ head, style });
  for (const row of rows) {
    const figures = [formatFigure(row.target, row), formatFigure(row.simulated, row), formatError(row)];
    const verdict = `${colored(withinWord(row), row.within)}${notes.mark(row.reason, row.note)}`;
    table.push([row.title, ...figures, formatTolerance(row), row.source, verdict]);
  }
  return [table.toString(), ...notes.lines()].join("\n");
}

function patternTable(checks: readonly PatternCheck[]): string {
  const notes = new Footnotes();
  const table = new Table({
    head: ["", "planted", "found", "verdict"],
    colWidths: [wordsWidth, wordsWidth, wordsWidth],
    wordWrap: true,
    style,
  });
  for (const check of checks) {
    const verdict = `${colored(agreesWord(check), check.agrees)}${notes.mark(check.reason)}`;
    table.push([check.title, check.planted, check.found, verdict]);
  }
  return [table.toString(), ...notes.lines()].join("\n");
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
