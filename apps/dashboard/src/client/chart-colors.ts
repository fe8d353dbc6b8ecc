import { darkColors } from "@tipbench/charts";

/** Lets charts take their dark colours on a dark page; a sheet of the script's own, as the policy allows none inline. */
export function adoptChartColors(): void {
  const rules = [...darkColors].map(
    ([light, dark]) => `svg [fill="${light}"] { fill: ${dark} } svg [stroke="${light}"] { stroke: ${dark} }`,
  );
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@media (prefers-color-scheme: dark) { ${rules.join(" ")} }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
