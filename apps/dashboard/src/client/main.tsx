import { render } from "preact";
import { App } from "./app.tsx";
import { adoptChartColors } from "./chart-colors.ts";

const root = document.getElementById("app");
if (root !== null) {
  adoptChartColors();
  render(<App />, root);
}
