import { type IncidentType, incidentTypes } from "@tipbench/vocabulary";

const contactTypes: readonly IncidentType[] = ["onlineEnticement", "trafficking", "molestation"];

/** Whether a type is one in which an offender is in contact with a child, by code of `incidentTypes`: 0 or 1. Which ones these are is ours. */
export function contactTable(): Uint8Array {
  return Uint8Array.from(incidentTypes, (type) => (contactTypes.includes(type) ? 1 : 0));
}
