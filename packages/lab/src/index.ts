export { type Run, runScenario } from "./run-scenario.ts";
export { houseStages } from "./scenario/house-stages.ts";
export { loadScenario } from "./scenario/load-scenario.ts";
