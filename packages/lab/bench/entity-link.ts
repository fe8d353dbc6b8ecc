import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { createWorld, worldSettings } from "@tipbench/world";
import { linkPersonsOf, type PairTally } from "../test/fixtures/linked-persons.ts";

const { values } = parseArgs({ options: { smoke: { type: "boolean" } } });
/** A little more than a million reports. */
const days = 11;
const scale = values.smoke ? 0.02 : 1;

const text = ({ said, right, across }: PairTally): string =>
  `${said} (${right} right, ${across} of them across providers)`;

const world = createWorld("entity link", worldSettings(), { startDate: "2023-01-01", days, warmupDays: 0, scale });
for (const handles of ["exact", "fuzzy"] as const) {
  let milliseconds = 0;
  const { reports, links, reviews, compared } = linkPersonsOf(world, { handles }, (call) => {
    const start = performance.now();
    call();
    milliseconds += performance.now() - start;
  });
  const parts = [
    `entity-link, ${handles} handles: ${reports} reports in ${(milliseconds / 1000).toFixed(1)} s`,
    `links ${text(links)}, reviews ${text(reviews)}, compared ${text(compared)}`,
    `peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
  ];
  process.stdout.write(`${parts.join("; ")}\n`);
}
