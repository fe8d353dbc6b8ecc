import { providerClasses } from "@tipbench/vocabulary";
import { type ProfileField, profileFields } from "./profile-fields.ts";
import { type ProviderProfile, providerProfiles } from "./provider-profiles.ts";
import type { ProviderTables } from "./providers.ts";
import type { QualityShift, WorldSettings } from "./settings.ts";
import { sendersOf } from "./surges.ts";

/** What each sender fills in, and how well: by field, a value for each provider code. */
export type SenderValues = Readonly<Record<ProfileField, Float64Array>>;

const fields = Object.keys(profileFields).filter((name): name is ProfileField => name in profileFields);

/** A value that goes `by` of the way to a pole: shares straight, hours and days by their logarithms. */
function moved(field: ProfileField, value: number, { towards, by }: QualityShift): number {
  const { unit, [towards]: pole } = profileFields[field];
  if (pole === null) return value;
  return unit === "share" ? value + by * (pole - value) : value * Math.exp(by * Math.log(pole / value));
}

function shifted(profile: ProviderProfile, shift: QualityShift): ProviderProfile {
  const isMeant = (field: ProfileField): boolean => shift.fields === null || shift.fields.includes(field);
  const entries = fields.map((field) => [field, isMeant(field) ? moved(field, profile[field], shift) : profile[field]]);
  return { ...profile, ...Object.fromEntries(entries) };
}

/** Takes each sender's class profile, puts its departures in place, and shifts it as `quality` says, in order. */
export function senderValues(
  providers: ProviderTables,
  { departures, quality }: Pick<WorldSettings, "departures" | "quality">,
): SenderValues {
  const meant = quality.map((shift) => ({ shift, senders: new Set(sendersOf(providers, shift.of)) }));
  const profiles = providers.names.map((name, code) => {
    const ofClass = providerProfiles[providerClasses[providers.classOf[code] ?? 0] ?? "smallForum"];
    const own: ProviderProfile = { ...ofClass, ...departures[name] };
    return meant.reduce((profile, { shift, senders }) => (senders.has(code) ? shifted(profile, shift) : profile), own);
  });
  const by = (field: ProfileField): Float64Array => Float64Array.from(profiles, (profile) => profile[field]);
  const entries = fields.map((field) => [field, by(field)] as const);
  return Object.fromEntries(entries) as SenderValues;
}
