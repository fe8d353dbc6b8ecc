import { type IncidentType, incidentTypes } from "@tipbench/vocabulary";

/** The types in which an offender is in contact with a child. Which ones these are is ours. */
export const contactTypes = [
  "onlineEnticement",
  "trafficking",
  "molestation",
] as const satisfies readonly IncidentType[];
const contacts: readonly IncidentType[] = contactTypes;

/** Whether a type is one of contact, by code of `incidentTypes`: 0 or 1. */
export function contactTable(): Uint8Array {
  return Uint8Array.from(incidentTypes, (type) => (contacts.includes(type) ? 1 : 0));
}
