import {
  agreesWord,
  type ChartSize,
  formatError,
  formatFigure,
  formatTolerance,
  realismChart,
  withinWord,
} from "@tipbench/charts";
import type { RealismCard, RealismRow } from "@tipbench/vocabulary";
import { chartFigure } from "./chart-figure.ts";
import { type Html, html, nothing } from "./html.ts";
import { htmlTable } from "./html-table.ts";

const small = (text: string | null): Html => (text === null ? nothing : html`<span class="small why">${text}</span>`);

function verdict(word: string, isGood: boolean | null): Html {
  if (isGood === null) return html`${word}`;
  return isGood ? html`<span class="inside">${word}</span>` : html`<span class="outside">${word}</span>`;
}

function rowOf(row: RealismRow): readonly (string | Html)[] {
  return [
    html`${row.title}${small(row.note)}`,
    html`${formatFigure(row.target, row)}<span class="small">${row.source}</span>`,
    formatFigure(row.simulated, row),
    formatError(row),
    formatTolerance(row),
    html`${verdict(withinWord(row), row.within)}${small(row.reason)}`,
  ];
}

function partTable(caption: string, rows: readonly RealismRow[]): Html {
  const columns = ["Figure", "Published", "Simulated", "Error", "Tolerance", "Verdict"];
  return htmlTable({ caption, columns, rows: rows.map(rowOf) });
}

function patternTable({ patterns }: RealismCard): Html {
  return htmlTable({
    caption: "Patterns found again in the run’s counts, without being told where they were planted",
    columns: ["Pattern", "Planted", "Found", "Verdict"],
    rows: patterns.map((check) => [
      check.title,
      check.planted,
      check.found,
      html`${verdict(agreesWord(check), check.agrees)}${small(check.reason)}`,
    ]),
  });
}

const noCard = html`<p>There is no card: the stream was recorded, and the card is of generated streams.</p>`;

/** The realism card: what was fitted, what followed, what is not predicted, which patterns were found again. */
export async function realismSection(card: RealismCard | null, size: ChartSize): Promise<Html> {
  if (!card) return noCard;
  const limits = card.limits.map((limit) => html`<li>${limit}</li>`);
  return html`<p>${card.summary}, against the figures published for ${card.year}. Deliveries are those of “${card.strategy}”.</p>
${await chartFigure(realismChart(card, size))}
<details><summary>Fitted figures, one by one</summary>
${partTable("Fitted: figures that parameters were set to meet", card.fitted)}</details>
${partTable("Following: figures that came out without having been fitted", card.following)}
${partTable("Not predicted: figures that the structure cannot give", card.notPredicted)}
${patternTable(card)}
<h3>What can’t be concluded from this</h3>
<ul class="limits">${limits}</ul>`;
}
