import { type Chart, metricMeaning } from "@tipbench/charts";
import type { MetricDefinition } from "@tipbench/vocabulary";
import { drawSvg } from "./draw-svg.ts";
import { type Html, html, nothing } from "./html.ts";
import { htmlTable } from "./html-table.ts";

function definitionList(definitions: readonly MetricDefinition[]): Html {
  if (definitions.length === 0) return nothing;
  const items = definitions.map((definition) => html`<li>${definition.title}: ${metricMeaning(definition)}</li>`);
  return html`<ul>${items}</ul>`;
}

/** A chart with the definitions of its metrics under it, and its figures as a table to unfold. */
export async function chartFigure(chart: Chart): Promise<Html> {
  const svg = await drawSvg(chart);
  const { columns, rows } = chart.table;
  return html`<figure><div class="chart wide" tabindex="0" role="group" aria-label="${chart.title}">${svg}</div>
<figcaption>${definitionList(chart.definitions)}</figcaption>
<details><summary>Figures of “${chart.title}” as a table</summary>
${htmlTable({ caption: chart.title, columns, rows })}</details></figure>`;
}
