import { useState } from "preact/hooks";
import { routeTo } from "../route.ts";

/** A form that leads to a report by its number. */
export function FindReport({ run }: { readonly run: string }) {
  const [report, setReport] = useState("");
  const isNumber = /^\d{1,10}$/.test(report);
  const find = (event: Event): void => {
    event.preventDefault();
    if (isNumber) location.assign(routeTo(["runs", run, "reports", report]));
  };
  return (
    <form class="choices" onSubmit={find}>
      <div class="choice">
        <label for="report-number">Report number</label>
        <input
          id="report-number"
          inputMode="numeric"
          value={report}
          onInput={({ currentTarget }) => setReport(currentTarget.value.trim())}
        />
      </div>
      <button type="submit" disabled={!isNumber}>
        Follow
      </button>
    </form>
  );
}
