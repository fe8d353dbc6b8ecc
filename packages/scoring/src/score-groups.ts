import { type Dimension, providerClasses, regions } from "@tipbench/vocabulary";
import { type Cells, groupsOf } from "./cells.ts";

/** The dimensions by which scores are kept apart: every pair of a provider class and a region is a group. */
export const scoreDimensions: readonly Dimension[] = ["providerClass", "region"];

const classNames: readonly string[] = providerClasses;
const regionNames: readonly string[] = regions;

/** How cells are put together where scores are counted. */
export interface ScoreGroups {
  readonly count: number;
  readonly groupOfCell: Uint8Array;
}

/** The groups of some cells. */
export function scoreGroups(cells: Cells): ScoreGroups {
  const groupOfCell = new Uint8Array(cells.count);
  for (const [name, members] of groupsOf(cells, "providerClass")) {
    const code = classNames.indexOf(name);
    for (const cell of members) groupOfCell[cell] = code * regions.length;
  }
  for (const [name, members] of groupsOf(cells, "region")) {
    const code = regionNames.indexOf(name);
    for (const cell of members) groupOfCell[cell] = (groupOfCell[cell] ?? 0) + code;
  }
  return { count: providerClasses.length * regions.length, groupOfCell };
}
