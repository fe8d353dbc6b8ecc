export { type BuiltIn, builtInStages } from "./built-in-stages.ts";
export { fillRiskSigns, type RiskSign, riskSigns, type SignColumn, signColumns } from "./risk-signs.kernel.ts";
export { fittedRiskWeights, type RiskWeights } from "./risk-weights.ts";
