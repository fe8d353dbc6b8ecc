import { metricDefinitions } from "@tipbench/vocabulary";

/** Metrics that a table shows under one heading. */
export interface MetricGroup {
  readonly name: string;
  readonly title: string;
  readonly metrics: readonly string[];
}

const groups: readonly (readonly [name: string, title: string, prefixes: readonly string[]])[] = [
  ["throughput", "Throughput and backlog", ["throughput.", "backlog."]],
  ["escalation", "Escalation", ["escalation."]],
  ["jurisdiction", "Jurisdiction", ["jurisdiction."]],
  ["disposition", "Disposition and harm", ["disposition.", "harm."]],
  [
    "labour",
    "Files, staff, evidence and agencies",
    ["files.", "staff.", "evidence.", "agency.", "deconfliction.", "assessment."],
  ],
  ["dedup-event", "Deduplication against events", ["dedup.event."]],
  ["dedup-incident", "Deduplication against incidents", ["dedup.incident."]],
  ["dedup-subject", "Deduplication against subjects", ["dedup.subject."]],
  ["dedup", "Bundles", ["dedup."]],
];

function groupOf(metric: string): string {
  return groups.find(([, , prefixes]) => prefixes.some((prefix) => metric.startsWith(prefix)))?.[0] ?? "other";
}

/**
 * The metrics among `present` under their headings, in the vocabulary's order; names that it does not define come
 * last, under "Other". Groups without a metric are left out.
 */
export function metricGroups(present: Iterable<string>): readonly MetricGroup[] {
  const names = new Set(present);
  const defined = metricDefinitions.map(({ name }) => name).filter((name) => names.delete(name));
  const ordered = [...defined, ...[...names].sort()];
  const headings = [...groups.map(([name, title]) => [name, title] as const), ["other", "Other"] as const];
  return headings
    .map(([name, title]) => ({ name, title, metrics: ordered.filter((metric) => groupOf(metric) === name) }))
    .filter(({ metrics }) => metrics.length > 0);
}
