import type { DaylightRuleName } from "./daylight-saving.ts";

/** What a zone's clocks show: minutes ahead of UTC in standard time, and the rule by which they go an hour further. */
export interface ZoneRule {
  readonly standardMinutes: number;
  readonly daylight: DaylightRuleName | null;
}

const hours = (standard: number, daylight: DaylightRuleName | null = null): ZoneRule => ({
  standardMinutes: 60 * standard,
  daylight,
});

/**
 * The zones that are known, with the rules that they keep from 2020 on. Source: IANA time zone database (files northamerica,
 * southamerica, europe, africa, asia, australasia), which gives the laws behind each.
 */
export const timeZones = {
  UTC: hours(0),
  "America/New_York": hours(-5, "us"),
  "America/Detroit": hours(-5, "us"),
  "America/Indiana/Indianapolis": hours(-5, "us"),
  "America/Chicago": hours(-6, "us"),
  "America/Denver": hours(-7, "us"),
  "America/Boise": hours(-7, "us"),
  "America/Phoenix": hours(-7),
  "America/Los_Angeles": hours(-8, "us"),
  "America/Anchorage": hours(-9, "us"),
  "Pacific/Honolulu": hours(-10),
  "America/Puerto_Rico": hours(-4),
  "Pacific/Guam": hours(10),
  "America/Halifax": hours(-4, "us"),
  "America/St_Johns": hours(-3.5, "us"),
  "America/Toronto": hours(-5, "us"),
  "America/Bogota": hours(-5),
  "America/Sao_Paulo": hours(-3),
  "America/Argentina/Buenos_Aires": hours(-3),
  "Europe/London": hours(0, "eu"),
  "Europe/Dublin": hours(0, "eu"),
  "Europe/Lisbon": hours(0, "eu"),
  "Europe/Madrid": hours(1, "eu"),
  "Europe/Paris": hours(1, "eu"),
  "Europe/Brussels": hours(1, "eu"),
  "Europe/Amsterdam": hours(1, "eu"),
  "Europe/Berlin": hours(1, "eu"),
  "Europe/Rome": hours(1, "eu"),
  "Europe/Stockholm": hours(1, "eu"),
  "Europe/Warsaw": hours(1, "eu"),
  "Europe/Athens": hours(2, "eu"),
  "Europe/Helsinki": hours(2, "eu"),
  "Europe/Istanbul": hours(3),
  "Africa/Lagos": hours(1),
  "Africa/Johannesburg": hours(2),
  "Africa/Nairobi": hours(3),
  "Asia/Dubai": hours(4),
  "Asia/Karachi": hours(5),
  "Asia/Kolkata": hours(5.5),
  "Asia/Dhaka": hours(6),
  "Asia/Bangkok": hours(7),
  "Asia/Jakarta": hours(7),
  "Asia/Manila": hours(8),
  "Asia/Singapore": hours(8),
  "Asia/Shanghai": hours(8),
  "Asia/Hong_Kong": hours(8),
  "Asia/Tokyo": hours(9),
  "Asia/Seoul": hours(9),
  "Australia/Perth": hours(8),
  "Australia/Adelaide": hours(9.5, "australia"),
  "Australia/Brisbane": hours(10),
  "Australia/Sydney": hours(10, "australia"),
  "Australia/Melbourne": hours(10, "australia"),
  "Pacific/Auckland": hours(12, "newZealand"),
} as const satisfies Readonly<Record<string, ZoneRule>>;

/** The name of a zone that is known, as IANA names it. */
export type TimeZone = keyof typeof timeZones;

/** The first year for which all zones keep the rules that are written here. */
export const firstZoneYear = 2020;
