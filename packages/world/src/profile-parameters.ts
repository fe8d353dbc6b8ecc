import { assumed, type Parameter, type ProviderClass } from "@tipbench/vocabulary";
import { type ProfileField, profileFields } from "./profile-fields.ts";
import { providerProfiles } from "./provider-profiles.ts";
import { rangeByRule } from "./range-by-rule.ts";

/** A number of a class's quality profile with its provenance: all are assumed, their ranges by `rangeByRule`. */
export function profileParameter(name: ProviderClass, field: ProfileField): Parameter {
  const { unit, doc } = profileFields[field];
  const value = providerProfiles[name][field];
  return assumed(value, ...rangeByRule(unit, value), unit, doc);
}

const isField = (name: string): name is ProfileField => Object.hasOwn(profileFields, name);

/** All fields of a profile, in the order of `profileFields`. */
export const profileFieldNames: readonly ProfileField[] = Object.keys(profileFields).filter(isField);

/** The fields that have two ends, thin and complete, which the `quality` lever moves. */
export const qualityFields = profileFieldNames.filter((field) => profileFields[field].thin !== null);
