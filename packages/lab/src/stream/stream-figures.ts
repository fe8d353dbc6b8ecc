import { createHash } from "node:crypto";
import { hashText } from "@tipbench/columns";
import { incidentTypes, locationClasses, type StreamFigures } from "@tipbench/vocabulary";
import type { StreamCounts, StreamSummary } from "./stream-summary.kernel.ts";

/** One hash over the hashes of all columns, in order of name. */
export function streamHash({ hashes }: Pick<StreamSummary, "hashes">): string {
  const text = Object.keys(hashes)
    .sort()
    .map((name) => `${name}=${hashText(hashes[name] ?? { a: 0, b: 0 })}`)
    .join("\n");
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

/** One hash over those of the streams of all replications, in their order. */
export function hashOfStreams(hashes: readonly string[]): string {
  return createHash("sha256").update(hashes.join("\n")).digest("hex").slice(0, 32);
}

function total(summaries: readonly StreamCounts[], of: (summary: StreamCounts) => number): number {
  return summaries.reduce((sum, summary) => sum + of(summary), 0);
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Files of a stream's measured rows. */
export function filesOf({ tallies }: StreamCounts): number {
  return sumOf(tallies.files);
}

/** Figures of the streams of all replications together. */
export function streamFigures(summaries: readonly StreamCounts[], hashes: readonly string[]): StreamFigures {
  const reports = total(summaries, (summary) => summary.reports);
  const files = total(summaries, filesOf);
  const share = (count: number): number => (reports === 0 ? 0 : count / reports);
  const byProvider = Array.from({ length: 256 }, (_, code) =>
    total(summaries, ({ byProvider }) => byProvider[code] ?? 0),
  );
  const sizes = byProvider.filter((count) => count > 0).sort((a, b) => b - a);
  const top = (count: number): number => share(sizes.slice(0, count).reduce((sum, size) => sum + size, 0));
  const shares = (names: readonly string[], of: (summary: StreamCounts) => Float64Array): Record<string, number> =>
    Object.fromEntries(names.map((name, code) => [name, share(total(summaries, (summary) => of(summary)[code] ?? 0))]));
  return {
    reports,
    files,
    filesPerReport: reports === 0 ? 0 : files / reports,
    exactUniqueFileShare: files === 0 ? 0 : total(summaries, ({ tallies }) => sumOf(tallies.exactUnique)) / files,
    providers: sizes.length,
    topProviderShares: { "1": top(1), "3": top(3), "5": top(5), "10": top(10) },
    locationClassShares: shares(locationClasses, ({ byLocation }) => byLocation),
    incidentTypeShares: shares(incidentTypes, ({ byType }) => byType),
    hash: hashOfStreams(hashes),
  };
}
