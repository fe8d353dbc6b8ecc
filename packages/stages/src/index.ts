export { type BuiltIn, builtInStages } from "./built-in-stages.ts";
