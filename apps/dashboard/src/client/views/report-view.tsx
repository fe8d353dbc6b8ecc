import type { NamedDecision, RunDetail } from "../../api-types.ts";
import { fetchReport, fetchRun } from "../api.ts";
import { ExplainAgain } from "../parts/explain-again.tsx";
import { LifeTable } from "../parts/life-table.tsx";
import { Waiting } from "../parts/waiting.tsx";
import { routeTo } from "../route.ts";
import { useResource } from "../use-resource.ts";

interface Props {
  readonly name: string;
  readonly report: string;
}

interface StoredProps {
  readonly run: RunDetail;
  readonly decisions: readonly NamedDecision[];
}

/** What is stored of the report, a table a replication: the number names another report in each. */
function Stored({ run, decisions }: StoredProps) {
  const replications = [...new Set(decisions.map(({ decision }) => decision.replication))].sort((a, b) => a - b);
  return (
    <>
      {replications.map((replication) => (
        <section key={replication} aria-label={`Replication ${replication}`}>
          {run.manifest.replications > 1 && <h2>Replication {replication}</h2>}
          <LifeTable
            manifest={run.manifest}
            decisions={decisions.filter(({ decision }) => decision.replication === replication)}
          />
        </section>
      ))}
      {decisions.length === 0 && <p>No decision on this report is stored in the run.</p>}
    </>
  );
}

async function load(name: string, report: string): Promise<StoredProps> {
  const [run, decisions] = await Promise.all([fetchRun(name), fetchReport(name, report)]);
  return { run, decisions };
}

/** One report through every strategy: what is stored, and its whole life made again. */
export function ReportView({ name, report }: Props) {
  const stored = useResource(`${name} ${report}`, () => load(name, report));
  return (
    <>
      <h1>Report {report}</h1>
      <p class="ways">
        <a href={routeTo(["runs", name, "reports"])}>All reports of {name}</a>
        <a href={routeTo(["runs", name])}>Back to the comparison</a>
      </p>
      <Waiting resource={stored}>
        {({ run, decisions }) => (
          <>
            <Stored run={run} decisions={decisions} />
            <section class="part" aria-labelledby="life">
              <h2 id="life">Its whole life</h2>
              <ExplainAgain run={run} report={report} storedIn={decisions[0]?.decision.replication ?? null} />
            </section>
          </>
        )}
      </Waiting>
    </>
  );
}
