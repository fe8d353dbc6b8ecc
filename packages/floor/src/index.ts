export { createFloor, type Floor, type FloorPlan, type FloorTotals, type TickOutcome } from "./floor.ts";
export { type FloorParameterName, type FloorValues, floorParameters, floorValues } from "./parameters.ts";
export type { Deliveries, TickReports } from "./tick.ts";
