import { formatCount, formatInterval, formatValue } from "@tipbench/charts";
import type { Estimate } from "@tipbench/vocabulary";

/** A value with its interval and its denominator, or the reason why there is none. */
export function EstimateView({ estimate }: { readonly estimate: Estimate | undefined }) {
  if (estimate === undefined) return <>–</>;
  const interval = formatInterval(estimate);
  return (
    <>
      <span class="value">{formatValue(estimate.value, estimate.unit)}</span>
      {interval !== "" && <span class="small">{interval}</span>}
      <span class="small">{estimate.reason ?? `n = ${formatCount(estimate.n)}`}</span>
    </>
  );
}
