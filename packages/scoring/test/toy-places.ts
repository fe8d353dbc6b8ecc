import type { PlaceGroup } from "../src/index.ts";

/** Places by code: none, a country in Europe, one in Asia, then an area in Ohio and two in Texas. */
export const toyPlaces: readonly PlaceGroup[] = [
  { region: "europe", state: null },
  { region: "europe", state: null },
  { region: "asia", state: null },
  { region: "unitedStates", state: "Ohio" },
  { region: "unitedStates", state: "Texas" },
  { region: "unitedStates", state: "Texas" },
];
