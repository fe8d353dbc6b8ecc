import { expect, test } from "vitest";
import * as vocabulary from "../src/index.ts";

/** The code books as first published. A code is an index, so a list may grow at its end and change nowhere else. */
const published = {
  providerClasses:
    "socialFeed messaging encryptedMessaging cloudSearch imageHosting gaming datingLiveVideo aiService smallForum publicForm telephone foreignHotline",
  incidentTypes:
    "possessionManufactureDistribution onlineEnticement trafficking molestation unsolicitedMaterial misleadingWordsOrImages misleadingDomain tourism",
  grades: "routine timeCritical imminent",
  locationClasses: "international usWithState usWithoutState noCountryUsRelated unknown",
  regions: "unitedStates americas europe asia africa oceania",
  personErrors: "none unfounded adult compromisedAccount wrongSubscriber",
  dispositions: "undecided referral informational",
  priorities: "undecided 1 2 3 E",
  annotations: "sextortion solicitation minorToMinor spam sadisticExploitation",
  answers: "unstated no yes",
  agencyKinds: "none federal taskForce foreign",
  assessmentActions: "undecided open welfareCheck log close",
  stageSteps: "dedup triage routing assessment",
  linkWords: "link review compared",
  linkOutcomes: "linked reviewedSame reviewedApart notReviewed unlinked",
} as const;

test.each(Object.entries(published))("the codes of %s mean what they meant", (name, codes) => {
  const book = Object.entries(vocabulary).find(([exported]) => exported === name)?.[1];
  expect(`${Array.isArray(book) ? book.join(" ") : ""} `.startsWith(`${codes} `)).toBe(true);
});
