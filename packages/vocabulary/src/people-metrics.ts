import { type MetricRow, noReports, received } from "./metric-row.ts";

/** What the work costs people. */
export const peopleRows: readonly MetricRow[] = [
  [
    "files.viewsPer1000",
    "Files viewed per 1,000",
    "files viewed by analysts of the house's desks, further reviews for the shared list included, times 1,000",
    received,
    "per 1,000",
    "lower",
    noReports,
  ],
  [
    "files.labelledPer1000",
    "Files labelled per 1,000",
    "unknown files that analysts labelled, times 1,000",
    received,
    "per 1,000",
    "none",
    noReports,
  ],
  [
    "files.viewsAvoidedPer1000",
    "Views avoided per 1,000",
    "known files, open to analysts, of the reports considered for labelling or escalated, which matching spared them, times 1,000",
    received,
    "per 1,000",
    "higher",
    noReports,
  ],
  [
    "files.addedToListPerDay",
    "Added to the shared list a day",
    "files of the labelling desk that are relevant and were reviewed by two more analysts",
    "measured days",
    "per day",
    "none",
    "no measured day",
  ],
  ...["day", "evening", "night"].map(
    (shift): MetricRow => [
      `staff.${shift}HoursPerDay`,
      `Analyst hours by ${shift} a day`,
      `hours that analysts of the house's desks work in the ${shift} shift`,
      "measured days",
      "per day",
      "none",
      "no measured day",
    ],
  ),
  [
    "agency.loadGini",
    "Unevenness of agency load",
    "Gini index of deliveries per staffed hour over agencies",
    "agencies with staff",
    "index",
    "lower",
    "fewer than two agencies with staff",
  ],
];
