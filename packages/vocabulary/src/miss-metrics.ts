import type { MissCause } from "./codes.ts";
import type { MetricRow } from "./metric-row.ts";

/** What stands behind each cause of a miss, in the order in which it is looked for. */
const causes: Readonly<Record<MissCause, readonly [title: string, of: string]>> = {
  batched: ["batched submission", "of batched submissions, which have no address and no place"],
  noSignal: [
    "no signal",
    "of reports with no address, whose stated place leads to no agency (none, or the US without a state)",
  ],
  proxy: [
    "proxy",
    "of other reports whose address (the account's, or else the file's) is an exit: hosting, a proxy or a VPN",
  ],
  sharedAddress: [
    "shared address",
    "of other reports whose address lies in a mobile network's block, which many subscribers share, and which the geolocation table puts elsewhere or nowhere",
  ],
  staleGeolocation: [
    "stale geolocation",
    "of other reports whose address lies in a fixed network's block that the geolocation table puts elsewhere or nowhere",
  ],
  elsewhere: [
    "used elsewhere",
    "of other reports whose address was used away from the subject's home, or, without an address, whose stated place is another",
  ],
  bundled: ["bundled", "of other reports that had joined a bundle, which goes where its first report leads"],
  other: ["none of these", "of all other reports: their place was told rightly, and routing did not follow it"],
};

/** The misses of `jurisdiction.missRate` that are not late, by cause; but for `bundled`, a cause is the report's, whatever columns a strategy looks at. */
export const missRows: readonly MetricRow[] = Object.entries(causes).map(
  ([cause, [title, of]]): MetricRow => [
    `jurisdiction.missCause.${cause}`,
    `Misses: ${title}`,
    `reports whose first delivery set omits the true lead agency, ${of}`,
    "reports with a true lead agency",
    "share",
    "lower",
    "no report with a true lead agency in this group",
  ],
);
