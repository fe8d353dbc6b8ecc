import { type Key, keyOf } from "@tipbench/random";

const purposes = [
  "arrivalGamma",
  "arrivalCount",
  "arrivalSecond",
  "thinning",
  "kind",
  "surge",
  "heldBack",
  "rules",
  "lookAlike",
  "handle",
  "resubmission",
  "resubmissionLag",
  "public",
  "providerQuota",
  "provider",
  "prolific",
  "linkLag",
  "incidentType",
  "grade",
  "home",
  "homePlace",
  "located",
  "personError",
  "mobile",
  "mark",
  "malice",
  "standing",
  "fileKind",
  "file",
  "fileLag",
  "fileSource",
  "fileFlags",
  "known",
  "delay",
  "annotations",
  "escalation",
  "presence",
  "statedPlace",
  "accountNetwork",
  "fileNetwork",
  "block",
  "host",
  "port",
  "plan",
  "scatter4",
  "scatter6",
  "geolocation",
  "reportId",
  "accountKey",
  "emailKey",
  "phoneKey",
  "deviceKey",
  "handleKey",
  "fileHash",
] as const;
export type Purpose = (typeof purposes)[number];

/** One key a purpose. */
export type Keys = Readonly<Record<Purpose, Key>>;

/** The keys of a seed: each purpose draws on its own. */
export function keysOf(seed: string): Keys {
  return Object.fromEntries(purposes.map((purpose) => [purpose, keyOf(seed, "world", purpose)])) as Keys;
}
