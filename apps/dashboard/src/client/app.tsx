import { syntheticNotice } from "@tipbench/vocabulary";
import { useEffect } from "preact/hooks";
import { Hatch } from "./parts/hatch.tsx";
import { type Route, routeTo, useRoute } from "./route.ts";
import { ReportView } from "./views/report-view.tsx";
import { ReportsView } from "./views/reports-view.tsx";
import { RunView } from "./views/run-view.tsx";
import { RunsView } from "./views/runs-view.tsx";

function NoView() {
  return (
    <>
      <h1>Nothing here</h1>
      <p role="alert">There is no such view.</p>
    </>
  );
}

function View({ route }: { readonly route: Route }) {
  const [kind, run, part, report] = route.path;
  if (kind === undefined) return <RunsView />;
  if (kind !== "runs" || run === undefined) return <NoView />;
  if (part === undefined) return <RunView key={run} name={run} route={route} />;
  if (part === "reports" && report === undefined) return <ReportsView key={run} name={run} route={route} />;
  if (part === "reports" && report !== undefined) return <ReportView key={report} name={run} report={report} />;
  return <NoView />;
}

/** A new view starts at its top, for the eye and for the keyboard. */
function useFreshStart(route: Route): void {
  const place = route.path.join("/");
  useEffect(() => {
    document.title = `${place === "" ? "Runs" : route.path.slice(1).join(" ")} · tipbench (synthetic)`;
    if (route.choices.has("section")) return;
    scrollTo(0, 0);
    document.getElementById("view")?.focus({ preventScroll: true });
  }, [place]);
}

/** The whole page: the notice that never leaves, the way home, and the view that the address names. */
export function App() {
  const route = useRoute();
  useFreshStart(route);
  return (
    <>
      <Hatch />
      <header class="top">
        <a class="home" href={routeTo([])}>
          tipbench
        </a>
        <p class="notice" role="note">
          {syntheticNotice}
        </p>
      </header>
      <main id="view" tabIndex={-1}>
        <View route={route} />
      </main>
    </>
  );
}
