import { assumed, type Parameter } from "@tipbench/vocabulary";
import type { WorldEvent } from "./settings.ts";

/** The numbers of events in time, by kind; an event that does not say one has the value here. */
export const eventParameters = {
  outage: { lost: assumed(0.9, 0.05, 1, "share", "reports that are never sent") },
  burst: { factor: assumed(3, 1.1, 20, "factor", "reports against the usual number") },
  flood: {
    factor: assumed(5, 1.1, 50, "factor", "reports against the usual number, the further ones empty"),
  },
  integrationFault: { share: assumed(1, 0.05, 1, "share", "reports in which the fields are missing") },
  batching: { share: assumed(0.8, 0.05, 1, "share", "reports of viral content that go into batched submissions") },
  encryption: {
    removed: assumed(0.5, 0.05, 0.95, "share", "events that are no longer detected, imminent ones aside"),
    removedImminent: assumed(0.3, 0, 0.95, "share", "imminent events that are no longer detected"),
  },
} as const satisfies Record<WorldEvent["kind"], Record<string, Parameter>>;
