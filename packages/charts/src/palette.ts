/**
 * One strategy's marks. Colours keep 3 : 1 against the page, stay apart under the three kinds of colour blindness and
 * differ in lightness; shape and dash say the same once more.
 */
export interface StrategyLook {
  readonly color: string;
  /** The colour on a dark page. */
  readonly darkColor: string;
  readonly shape: string;
  /** Lengths of dash and gap in pixels; `[1, 0]` is a whole line. */
  readonly dash: readonly [number, number];
}

/** Looks of the first six strategies of a scenario. */
export const strategyLooks: readonly [StrategyLook, ...StrategyLook[]] = [
  { color: "#1e2858", darkColor: "#8bd1fe", shape: "circle", dash: [1, 0] },
  { color: "#ca6023", darkColor: "#e8804a", shape: "square", dash: [7, 3] },
  { color: "#659ab4", darkColor: "#d3f5ef", shape: "triangle-up", dash: [2, 2] },
  { color: "#9e19fb", darkColor: "#a865c8", shape: "diamond", dash: [10, 3] },
  { color: "#643c00", darkColor: "#b9bd2f", shape: "triangle-down", dash: [4, 4] },
  { color: "#355b87", darkColor: "#3f6bf5", shape: "cross", dash: [1, 3] },
];

/** Dashes of the next six, by colour. */
const furtherDashes: StrategyLook["dash"][] = [
  [14, 6],
  [3, 7],
  [8, 8],
  [1, 6],
  [16, 2],
  [6, 1],
];

/**
 * The look of the strategy at `index`: from the seventh on colours come again, with other shapes and dashes; the thirteenth looks like the
 * first.
 */
export function strategyLook(index: number): StrategyLook {
  const { length } = strategyLooks;
  const look = strategyLooks[index % length] ?? strategyLooks[0];
  if (index % (2 * length) < length) return look;
  const shape = strategyLooks[(index + 3) % length]?.shape ?? look.shape;
  return { ...look, shape, dash: furtherDashes[index % length] ?? look.dash };
}

interface Shade {
  readonly color: string;
  readonly darkColor: string;
}

/** From little to much; on a dark page much is bright. */
export const mapShades: readonly Shade[] = [
  { color: "#e4eef5", darkColor: "#1d3040" },
  { color: "#b5d0e3", darkColor: "#2a5274" },
  { color: "#7fabca", darkColor: "#3f7aa8" },
  { color: "#4a7fa7", darkColor: "#6aa9d6" },
  { color: "#1f4e79", darkColor: "#b3dcf7" },
];

/** Parts of a whole, in the order in which they are stacked: after Tol's muted scheme, which is safe for the colour-blind. */
export const partShades: readonly Shade[] = [
  { color: "#332288", darkColor: "#8f7fe8" },
  { color: "#88ccee", darkColor: "#5fb3dd" },
  { color: "#aa4499", darkColor: "#d77fc9" },
  { color: "#ddcc77", darkColor: "#e6d98c" },
  { color: "#117733", darkColor: "#3fae66" },
  { color: "#cc6677", darkColor: "#e58e9b" },
  { color: "#882255", darkColor: "#c46a92" },
  { color: "#777777", darkColor: "#9a9a9a" },
  { color: "#44aa99", darkColor: "#66ccbb" },
];

/** Id of the SVG pattern that a page defines to hatch what was not measured; without it the fill is plain grey. */
export const hatchId = "tipbench-hatch";
export const missingFill = `url(#${hatchId}) #c9c9c9`;

/** Text and lines take the colour of the text around the chart. */
export const ink = "currentColor";

/** Every colour of a spec with its stand-in on a dark page, for a style sheet that swaps them. */
export const darkColors: ReadonlyMap<string, string> = new Map(
  [...strategyLooks, ...mapShades, ...partShades].map(({ color, darkColor }) => [color, darkColor]),
);
