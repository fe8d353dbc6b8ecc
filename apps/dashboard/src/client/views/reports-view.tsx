import { formatCount } from "@tipbench/charts";
import { type DecisionFilter, decisionFilters, type RunDetail } from "../../api-types.ts";
import { fetchDecisions, fetchRun } from "../api.ts";
import { Choice } from "../parts/choice.tsx";
import { DecisionTable } from "../parts/decision-table.tsx";
import { FindReport } from "../parts/find-report.tsx";
import { Waiting } from "../parts/waiting.tsx";
import { choose, type Route, routeTo } from "../route.ts";
import { useResource } from "../use-resource.ts";

interface Props {
  readonly name: string;
  readonly route: Route;
}

const filterTitles: Readonly<Record<DecisionFilter, string>> = {
  all: "all that are stored",
  escalated: "escalated",
  missedImminent: "imminent, not escalated",
  missedTimeCritical: "time-critical, not escalated",
};
const filterOptions = decisionFilters.map((filter) => [filter, filterTitles[filter]] as const);

interface Query {
  readonly strategy: string;
  readonly filter: DecisionFilter;
  readonly offset: number;
}

function queryOf(run: RunDetail, { choices }: Route): Query {
  const names = run.manifest.strategies.map(({ name }) => name);
  const [first = ""] = names;
  const strategy = names.find((name) => name === choices.get("strategy")) ?? first;
  const filter = decisionFilters.find((known) => known === choices.get("filter")) ?? "escalated";
  return { strategy, filter, offset: Math.max(0, Math.floor(Number(choices.get("offset")) || 0)) };
}

interface PagesProps {
  readonly name: string;
  readonly query: Query;
  readonly total: number;
  readonly limit: number;
}

/** Links to the page before and the page after. */
function Pages({ name, query, total, limit }: PagesProps) {
  const to = (offset: number): string =>
    routeTo(["runs", name, "reports"], { strategy: query.strategy, filter: query.filter, offset: String(offset) });
  const { offset } = query;
  const last = Math.min(total, offset + limit);
  return (
    <nav class="ways" aria-label="Pages">
      {offset > 0 && <a href={to(Math.max(0, offset - limit))}>Previous</a>}
      <span>
        {total === 0 ? "none" : `${formatCount(offset + 1)} to ${formatCount(last)} of ${formatCount(total)}`}
      </span>
      {last < total && <a href={to(last)}>Next</a>}
    </nav>
  );
}

function Stored({ run, route }: { readonly run: RunDetail; readonly route: Route }) {
  const query = queryOf(run, route);
  const { strategy, filter, offset } = query;
  const key = JSON.stringify([run.name, query]);
  const decisions = useResource(key, () => fetchDecisions(run.name, strategy, filter, offset));
  const from = (name: string, value: string): void => {
    route.choices.delete("offset");
    choose(route, name, value);
  };
  return (
    <>
      <div class="choices">
        <Choice
          label="Strategy"
          value={strategy}
          options={run.manifest.strategies.map(({ name }) => [name, name] as const)}
          onChoose={(chosen) => from("strategy", chosen)}
        />
        <Choice label="Reports" value={filter} options={filterOptions} onChoose={(chosen) => from("filter", chosen)} />
      </div>
      <Waiting resource={decisions}>
        {({ rows, total, limit }) => (
          <>
            <p>
              A report received before {run.manifest.startDate} is of the warm-up: its decision may be stored, but no
              metric counts it.
            </p>
            <Pages name={run.name} query={query} total={total} limit={limit} />
            <DecisionTable
              run={run.name}
              manifest={run.manifest}
              caption={`Decisions of ${strategy}: ${filterTitles[filter]}`}
              rows={rows}
            />
          </>
        )}
      </Waiting>
    </>
  );
}

/** The stored decisions of a run, and the way to any report by its number. */
export function ReportsView({ name, route }: Props) {
  const run = useResource(name, () => fetchRun(name));
  return (
    <>
      <h1>Reports of {name}</h1>
      <p class="ways">
        <a href={routeTo(["runs", name])}>Back to the comparison</a>
      </p>
      <FindReport run={name} />
      <Waiting resource={run}>{(found) => <Stored run={found} route={route} />}</Waiting>
    </>
  );
}
