import { resultLimits } from "@tipbench/charts";
import type { RunDetail } from "../../api-types.ts";
import { fetchRun, reportAddress } from "../api.ts";
import { ByGroup } from "../parts/by-group.tsx";
import { HeadlineFigures } from "../parts/headline-figures.tsx";
import { MetricTables } from "../parts/metric-tables.tsx";
import { MissMap } from "../parts/miss-map.tsx";
import { Misses } from "../parts/misses.tsx";
import { OverTime } from "../parts/over-time.tsx";
import { RunFacts } from "../parts/run-facts.tsx";
import { ScoreCurves } from "../parts/score-curves.tsx";
import { Section, SectionLinks, type SectionName } from "../parts/section.tsx";
import { SideBySide } from "../parts/side-by-side.tsx";
import { Verdicts } from "../parts/verdicts.tsx";
import { Waiting } from "../parts/waiting.tsx";
import { type Route, routeTo } from "../route.ts";
import { useResource } from "../use-resource.ts";

interface Props {
  readonly name: string;
  readonly route: Route;
}

const sections: readonly SectionName[] = [
  ["side-by-side", "Side by side"],
  ["verdicts", "Verdicts"],
  ["metrics", "All metrics"],
  ["time", "Over time"],
  ["groups", "By group"],
  ["scores", "Triage score"],
  ["misses", "Misses"],
  ["map", "US map"],
  ["limits", "Limits"],
  ["facts", "What was run"],
];

function Limits({ replications }: { readonly replications: number }) {
  return (
    <ul>
      {resultLimits(replications).map(({ limit, why }) => (
        <li key={limit}>
          <strong>{limit}</strong> {why}
        </li>
      ))}
    </ul>
  );
}

function Comparison({ run, route }: { readonly run: RunDetail; readonly route: Route }) {
  return (
    <>
      <p class="question">{run.manifest.question}</p>
      <HeadlineFigures metrics={run.metrics} />
      <SectionLinks route={route} sections={sections} />
      <Section id="side-by-side" title="Strategies side by side" route={route}>
        <SideBySide run={run} />
      </Section>
      <Section id="verdicts" title="Differences and verdicts" route={route}>
        <Verdicts run={run} />
      </Section>
      <Section id="metrics" title="All metrics" route={route}>
        <MetricTables metrics={run.metrics} />
      </Section>
      <Section id="time" title="Over time" route={route}>
        <OverTime run={run} route={route} />
      </Section>
      <Section id="groups" title="By group" route={route}>
        <ByGroup run={run} route={route} />
      </Section>
      <Section id="scores" title="The score of triage" route={route}>
        <ScoreCurves run={run} />
      </Section>
      <Section id="misses" title="Why reports missed, and where they went" route={route}>
        <Misses run={run} />
      </Section>
      <Section id="map" title="Jurisdiction misses by US state" route={route}>
        <MissMap run={run} />
      </Section>
      <Section id="limits" title="What can’t be concluded" route={route}>
        <Limits replications={run.manifest.replications} />
      </Section>
      <Section id="facts" title="What was run" route={route}>
        <RunFacts run={run} />
      </Section>
    </>
  );
}

/** One run: its strategies compared, headline figures first. */
export function RunView({ name, route }: Props) {
  const run = useResource(name, () => fetchRun(name));
  return (
    <>
      <h1>{name}</h1>
      <p class="ways">
        <a href={routeTo(["runs", name, "reports"])}>Follow a report</a>
        <a href={reportAddress(name)} target="_blank" rel="noreferrer">
          Printable report
        </a>
      </p>
      <Waiting resource={run}>{(found) => <Comparison run={found} route={route} />}</Waiting>
    </>
  );
}
