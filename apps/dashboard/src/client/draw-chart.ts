import type { Chart } from "@tipbench/charts";
import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile } from "vega-lite";

/** Draws a chart into `element` without evaluating code, and gives the function that takes it away again. */
export async function drawChart(chart: Chart, element: HTMLElement): Promise<() => void> {
  const runtime = parse(compile(chart.spec).spec, {}, { ast: true });
  const view = new View(runtime, { expr: expressionInterpreter, renderer: "svg", container: element, hover: false });
  await view.runAsync();
  return () => {
    view.finalize();
    element.replaceChildren();
  };
}
