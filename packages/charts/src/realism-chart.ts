import type { RealismCard, RealismRow } from "@tipbench/vocabulary";
import { type Chart, type ChartSize, frame, type Layer, labelWidth } from "./chart.ts";
import { ink, strategyLook } from "./palette.ts";
import { formatError, formatFigure, formatTolerance, withinWord } from "./realism-words.ts";

/** Errors beyond so many tolerances are drawn at the edge. */
const edge = 3;
const looks = {
  within: strategyLook(0),
  "not within": strategyLook(1),
  "cannot be told": strategyLook(2),
};

interface Dot {
  readonly title: string;
  readonly value: number;
  readonly verdict: string;
  readonly label: string;
}

function dotOf(row: RealismRow): Dot[] {
  if (row.errorInTolerances === null) return [];
  const value = Math.max(-edge, Math.min(edge, row.errorInTolerances));
  return [{ title: row.title, value, verdict: withinWord(row), label: formatError(row) }];
}

const edgeLine = (at: number): Layer => ({
  mark: { type: "rule", strokeDash: [4, 3], color: ink, opacity: 0.6 },
  encoding: { x: { datum: at, type: "quantitative" } },
});

function dotLayer(): Layer {
  const domain = Object.keys(looks);
  const shown = Object.values(looks);
  return {
    mark: { type: "point", filled: true, size: 60, opacity: 1 },
    encoding: {
      x: {
        field: "value",
        type: "quantitative",
        scale: { domain: [-edge, edge] },
        axis: { title: "error in tolerances; what lies beyond the edge is drawn on it", tickCount: 2 * edge },
      },
      y: { field: "title", type: "nominal", sort: null, axis: { title: null, ticks: false, labelLimit: 380 } },
      color: { field: "verdict", type: "nominal", scale: { domain, range: shown.map(({ color }) => color) } },
      shape: { field: "verdict", type: "nominal", scale: { domain, range: shown.map(({ shape }) => shape) } },
      tooltip: [
        { field: "title", type: "nominal" },
        { field: "label", type: "nominal", title: "error" },
      ],
    },
  };
}

/** The errors of the fitted figures in their tolerances: a dot a figure, dashed lines at the edges. */
export function realismChart({ fitted, year, summary: words }: RealismCard, size: ChartSize): Chart {
  const dots = fitted.flatMap(dotOf);
  const title = `Fitted figures of ${year}: error against tolerance`;
  const summary = `Dots show by how many tolerances the run's figures differ from the published ones. ${words}.`;
  const labels = dots.map((dot) => dot.title);
  return {
    name: "realism",
    title,
    summary,
    spec: {
      ...frame(title, summary, size),
      width: size.width - labelWidth(labels, size, 0.4) - 120,
      height: { step: 18 },
      data: { values: dots },
      layer: [edgeLine(-1), edgeLine(1), dotLayer()],
    },
    table: {
      columns: ["Figure", "Published", "Simulated", "Error", "Tolerance", "Verdict"],
      rows: fitted.map((row) => [
        row.title,
        formatFigure(row.target, row),
        formatFigure(row.simulated, row),
        formatError(row),
        formatTolerance(row),
        withinWord(row),
      ]),
    },
    definitions: [],
  };
}
