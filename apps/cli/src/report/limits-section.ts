import { type Html, html } from "./html.ts";
import type { ReportInput } from "./report-input.ts";

const limits: readonly (readonly [limit: string, why: string])[] = [
  [
    "Recall is conditional on the assumed signal strength.",
    "How far a report's columns reveal its urgency is a parameter that no published source gives. Every recall and precision here holds for the value that was assumed.",
  ],
  [
    "Fit is calibration, not validation.",
    "The generated stream was set to agree with published totals. That it agrees does not show that the model is right about anything it was not set to.",
  ],
  [
    "Volume is not prevalence.",
    "A report is what a provider sent. More reports can mean more detection, more copies or another reporting practice.",
  ],
  [
    "The world is exogenous.",
    "No arrest, takedown or shared hash changes a later arrival, so nothing here says what a pipeline would do to the offences themselves.",
  ],
  [
    "Intervals cover the dice, not the assumptions.",
    "A 95 % simulation interval says how far the figure moves from seed to seed. The parameters that were assumed are the larger uncertainty.",
  ],
];

/** What the figures of the report cannot carry. */
export function limitsSection({ manifest }: ReportInput): Html {
  const items = limits.map(([limit, why]) => html`<li><strong>${limit}</strong> ${why}</li>`);
  const single = html`<li><strong>There is one replication.</strong> Figures have no interval and no difference has a verdict; run it again with more replications.</li>`;
  return html`<ul class="limits">${items}${manifest.replications === 1 ? [single] : []}</ul>`;
}
