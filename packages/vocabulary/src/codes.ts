/** The code books of the domain. A code is the index in its list; a list only ever grows at its end. */

/** Kinds of sender, each with a quality profile of its own. The last three are not online providers. */
export const providerClasses = [
  "socialFeed",
  "messaging",
  "encryptedMessaging",
  "cloudSearch",
  "imageHosting",
  "gaming",
  "datingLiveVideo",
  "aiService",
  "smallForum",
  "publicForm",
  "telephone",
  "foreignHotline",
] as const;
export type ProviderClass = (typeof providerClasses)[number];

/** The eight incident types of the public reporting API, under the names of `datasets/published/yearly.csv`. */
export const incidentTypes = [
  "possessionManufactureDistribution",
  "onlineEnticement",
  "trafficking",
  "molestation",
  "unsolicitedMaterial",
  "misleadingWordsOrImages",
  "misleadingDomain",
  "tourism",
] as const;
export type IncidentType = (typeof incidentTypes)[number];

/** The truth of urgency. Imminent and time-critical together are "urgent-grade". */
export const grades = ["routine", "timeCritical", "imminent"] as const;
export type Grade = (typeof grades)[number];

/** What a report's visible columns say of place; shares of 2023 in `datasets/published/location_class.csv`. */
export const locationClasses = [
  "international",
  "usWithState",
  "usWithoutState",
  "noCountryUsRelated",
  "unknown",
] as const;
export type LocationClass = (typeof locationClasses)[number];

/** Parts of the world by which results are split; the region of an event is that of its subject's home. */
export const regions = ["unitedStates", "americas", "europe", "asia", "africa", "oceania"] as const;
export type Region = (typeof regions)[number];

/** Why a report's place could be missed, in the order in which a cause is looked for; defined by the metrics `jurisdiction.missCause.CAUSE`. */
export const missCauses = [
  "batched",
  "noSignal",
  "proxy",
  "sharedAddress",
  "staleGeolocation",
  "elsewhere",
  "bundled",
  "other",
] as const;
export type MissCause = (typeof missCauses)[number];

/** The ways in which a report is wrong about a person; `none`: it is right. */
export const personErrors = ["none", "unfounded", "adult", "compromisedAccount", "wrongSubscriber"] as const;
export type PersonError = (typeof personErrors)[number];

/** What triage may say. `undecided` is what a stage that says nothing leaves behind, and is refused. */
export const dispositions = ["undecided", "referral", "informational"] as const;
export type Disposition = (typeof dispositions)[number];

/** Priority 1 means imminent danger; 2 and 3 follow; E: no person gave one. */
export const priorities = ["undecided", "1", "2", "3", "E"] as const;
export type Priority = (typeof priorities)[number];

/** How a report reached its first agency, or where it still is. */
export const paths = ["automatic", "labelling", "urgent", "supplement", "referral"] as const;
export type Path = (typeof paths)[number];

/** Bits of the `annotations` column, after the presence flags of the public reporting API. */
export const annotations = ["sextortion", "solicitation", "minorToMinor", "spam", "sadisticExploitation"] as const;
export type Annotation = (typeof annotations)[number];

/** Columns with three answers: the provider said nothing, no, or yes. */
export const answers = ["unstated", "no", "yes"] as const;
export type Answer = (typeof answers)[number];

/** What a file is; images and videos are counted apart wherever figures are published. */
export const fileKinds = ["image", "video", "other"] as const;
export type FileKind = (typeof fileKinds)[number];

/** The industry's classification of a file, as opaque codes; the first means that none was given. */
export const classifications = ["unstated", "A1", "A2", "B1", "B2"] as const;
export type Classification = (typeof classifications)[number];

/** Whether a file is what is reported, or beside it. */
export const relevances = ["unstated", "reported", "supplemental"] as const;
export type Relevance = (typeof relevances)[number];

/** How a sender keeps in touch with an agency abroad; `none` at home. */
export const channels = ["none", "direct", "liaison", "international"] as const;
export type Channel = (typeof channels)[number];

/** How a dedup score groups the truth: one event, a burst of events, or one account holder. */
export const entityLevels = ["event", "incident", "subject"] as const;
export type EntityLevel = (typeof entityLevels)[number];

/**
 * What became of a pair of reports that a dedup stage scored: linked by the stage itself, sent to a reviewer who found the two to be one or
 * to be two, sent to a reviewer whom the budget did not reach, or linked and later taken apart.
 */
export const linkOutcomes = ["linked", "reviewedSame", "reviewedApart", "notReviewed", "unlinked"] as const;
export type LinkOutcome = (typeof linkOutcomes)[number];

/** The splits of every metric. `state` is the true US state of the subject's home. */
export const dimensions = ["providerClass", "incidentType", "region", "state"] as const;
export type Dimension = (typeof dimensions)[number];

/** Kinds of agencies that reports are delivered to; `none` stands for an agency that is not there. */
export const agencyKinds = ["none", "federal", "taskForce", "foreign"] as const;
export type AgencyKind = (typeof agencyKinds)[number];

/**
 * What an agency does with an item that it has handled: opens a case, sends somebody at once to see that a child is safe, keeps it for
 * intelligence, or closes it. `undecided` is what a stage that says nothing leaves behind, and is refused.
 */
export const assessmentActions = ["undecided", "open", "welfareCheck", "log", "close"] as const;
export type AssessmentAction = (typeof assessmentActions)[number];

/** What an analyst says that a file is. `unlabelled`: none has seen it. */
export const labelTypes = ["unlabelled", "notRelevant", "undetermined", "relevant"] as const;
export type LabelType = (typeof labelTypes)[number];

/** The age band that an analyst gives a file; the bands are ordinal. */
export const ageBands = ["unlabelled", "undetermined", "youngest", "middle", "oldest"] as const;
export type AgeBand = (typeof ageBands)[number];

/** Bits of an analyst's flags: made recently, shows where it was made, made by a machine. */
export const labelFlags = ["recent", "placeable", "generated"] as const;
export type LabelFlag = (typeof labelFlags)[number];

/**
 * The files of a report in a byte: their number, `mostFilesTold` at most, with `unviewedBit` set where one of them was neither viewed at the
 * provider nor public.
 */
export const mostFilesTold = 127;
export const unviewedBit = 128;

/** How agencies say that a delivery ended, after the status list that the clearinghouse publishes; from `subjectNotFound` on: closed, and why. */
export const outcomeStatuses = [
  "conviction",
  "arrest",
  "ongoing",
  "referred",
  "subjectNotFound",
  "emptyAnswer",
  "noCrime",
  "noMerit",
  "adult",
  "ageUndeterminable",
  "falseReport",
  "unfounded",
  "deceased",
  "other",
] as const;
export type OutcomeStatus = (typeof outcomeStatuses)[number];

/**
 * The signs of packed text by code; the first ends it. A word holds `signsPerWord` of them as digits in base 40, the first sign the highest
 * digit; the words of a text are read one after the other.
 */
export const textSigns = ["", ..."abcdefghijklmnopqrstuvwxyz0123456789_-."] as const;
export const signsPerWord = 6;
/** A sign that no service allows in a screen name: the first of synthetic ones, so that none of these is anybody's. No sign of packed text. */
export const handleMark = "~";
