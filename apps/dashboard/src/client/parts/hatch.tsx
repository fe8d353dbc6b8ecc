import { hatchId } from "@tipbench/charts";

/** The pattern with which the maps hatch what was not measured; drawn nowhere itself. */
export function Hatch() {
  return (
    <svg class="hatch" aria-hidden="true">
      <defs>
        <pattern id={hatchId} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" stroke="#888" stroke-width="3" />
        </pattern>
      </defs>
    </svg>
  );
}
