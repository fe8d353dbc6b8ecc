export { type FloorParameterName, type FloorValues, floorParameters, floorValues } from "./parameters.ts";
