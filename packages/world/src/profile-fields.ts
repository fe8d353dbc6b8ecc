/** One number of a quality profile: its unit, what it says, and the values at which a sender is thin and complete. */
interface ProfileFieldDefinition {
  readonly unit: "share" | "factor" | "hours" | "days";
  readonly doc: string;
  /** Where the `quality` lever moves the number; null: it is no matter of quality, and stays. */
  readonly thin: number | null;
  readonly complete: number | null;
}

const given = (doc: string): ProfileFieldDefinition => ({ unit: "share", doc, thin: 0, complete: 1 });
const fault = (doc: string, thin: number): ProfileFieldDefinition => ({ unit: "share", doc, thin, complete: 0 });
const trait = (unit: "share" | "factor", doc: string): ProfileFieldDefinition => ({
  unit,
  doc,
  thin: null,
  complete: null,
});

/** The numbers of a quality profile. Shares are of reports unless the text says otherwise. */
export const profileFields = {
  account: given("reports with the account's identifier"),
  email: given("reports with an e-mail address"),
  phone: given("reports with a telephone number"),
  device: given("reports with a device's identifier"),
  handle: given("reports with a screen name"),
  accountAddress: given("located reports with the address of the account event (login)"),
  fileAddress: given("reports with files that have the address of the file event (upload)"),
  addressTime: given("address events with their time"),
  port: given("address events with their source port"),
  proxyFlag: given("address events behind a known exit that are flagged as such"),
  statedPlace: given("reports with a stated place"),
  statedVerified: given("stated places that were verified"),
  viewedStated: given("files of which the provider says whether a person viewed them"),
  viewed: trait("share", "files that a person at the provider viewed"),
  viewedMisset: fault("files of which it says the opposite of the truth", 0.3),
  publicFile: trait("share", "files that were open to users of the service"),
  marking: given("files shared without malice that are marked as viral or meme"),
  classification: given("files with an industry classification"),
  generativeAi: trait("share", "files marked as made by generative AI"),
  hashOnly: fault("reports with hashes in place of files", 0.5),
  wrongType: fault("incidents of other types that are stated as the commonest type", 0.5),
  escalation: trait("factor", "odds of the provider's own escalation flag"),
  escalationMisuse: fault("routine reports with the flag all the same", 0.02),
  duplicates: fault("repeated submissions that it does not hold back", 1),
  withholds: fault("reports of content shared without malice that it does not send", 0.5),
  delayHours: { unit: "hours", doc: "median delay from incident to report", thin: 720, complete: 1 },
  delaySigma: trait("factor", "log-scale sigma of that delay"),
  retentionDays: { unit: "days", doc: "how long it keeps the account's data", thin: 1, complete: 365 },
  contactTilt: trait("factor", "share of contact types among its reports, before totals are put right"),
} as const satisfies Record<string, ProfileFieldDefinition>;

export type ProfileField = keyof typeof profileFields;
