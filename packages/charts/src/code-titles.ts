import type { Dimension, IncidentType, ProviderClass, Region } from "@tipbench/vocabulary";
import { stateNames } from "./us-states.ts";

const providerClassTitles: Readonly<Record<ProviderClass, string>> = {
  socialFeed: "Social feed",
  messaging: "Messaging",
  encryptedMessaging: "Encrypted messaging",
  cloudSearch: "Cloud and search",
  imageHosting: "Image hosting",
  gaming: "Gaming",
  datingLiveVideo: "Dating and live video",
  aiService: "AI service",
  smallForum: "Small forum",
  publicForm: "Public web form",
  telephone: "Telephone",
  foreignHotline: "Foreign hotline",
};

const incidentTypeTitles: Readonly<Record<IncidentType, string>> = {
  possessionManufactureDistribution: "Possession and distribution",
  onlineEnticement: "Online enticement",
  trafficking: "Trafficking",
  molestation: "Molestation",
  unsolicitedMaterial: "Unsolicited material",
  misleadingWordsOrImages: "Misleading words or images",
  misleadingDomain: "Misleading domain",
  tourism: "Tourism",
};

const regionTitles: Readonly<Record<Region, string>> = {
  unitedStates: "United States",
  americas: "Other Americas",
  europe: "Europe",
  asia: "Asia",
  africa: "Africa",
  oceania: "Oceania",
};

const titles: Readonly<Record<Dimension, Readonly<Record<string, string>>>> = {
  providerClass: providerClassTitles,
  incidentType: incidentTypeTitles,
  region: regionTitles,
  state: stateNames,
};

/** Words for a dimension, as a heading's end: "by provider class". */
export const dimensionTitles: Readonly<Record<Dimension, string>> = {
  providerClass: "provider class",
  incidentType: "incident type",
  region: "region",
  state: "US state",
};

/** Words for a group of a dimension; a code without words is shown as it is. */
export function groupTitle(dimension: Dimension, group: string): string {
  return titles[dimension][group] ?? group;
}

/** The codes of a dimension that have words, in the order of the code book (states by name). */
export function knownGroups(dimension: Dimension): readonly string[] {
  return Object.keys(titles[dimension]);
}
