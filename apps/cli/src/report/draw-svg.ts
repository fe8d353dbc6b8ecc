import type { Chart } from "@tipbench/charts";
import { parse, textMetrics, View } from "vega";
import { compile } from "vega-lite";
import { type Html, html, trusted } from "./html.ts";

/** Mean width of a letter of common sans-serif faces, as a share of the font's size. */
const letterShare = 0.58;

/** Without a canvas Vega takes letters for wider than they are; with one, its picture would depend on the machine. */
textMetrics.width = ({ fontSize = 11 }, line) => letterShare * fontSize * String(line ?? "").length;

/** Draws a chart to SVG that names itself to a reader who cannot see it. The same bytes for the same chart. */
export async function drawSvg(chart: Chart): Promise<Html> {
  const view = new View(parse(compile(chart.spec).spec), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  const label = html`<svg role="img" aria-label="${chart.summary}" `;
  return trusted(svg.replace("<svg ", () => label.markup));
}
