import { resultLimits } from "@tipbench/charts";
import { type Html, html } from "./html.ts";
import type { ReportInput } from "./report-input.ts";

/** What the figures of the report cannot carry. */
export function limitsSection({ manifest }: ReportInput): Html {
  const items = resultLimits(manifest.replications).map(
    ({ limit, why }) => html`<li><strong>${limit}</strong> ${why}</li>`,
  );
  return html`<ul class="limits">${items}</ul>`;
}
