import { firstZoneYear, timeZones } from "@tipbench/floor";
import { z } from "zod";
import { clockPattern, durationPattern, perHourOf, ratePattern, secondsOf, weekdaysPattern } from "./written-units.ts";

/** The last year of which a calendar is made. */
const lastYear = 2100;

const nameWords = "a name of letters, digits, _ and -, at most 64, the first one a letter";
const durationWords = "a time such as 90 s, 15 min, 2 h or 1 day";
const rateWords = "a rate such as 12 per hour, or 300 per day";
const clockWords = 'a time of the clock in quotes, from "00:00" to "24:00"';
const weekdaysWords = "days such as Mon-Fri, or Sat, Sun";
const serverWords = "a whole number from 0 to 100000";
const hoursOfDay = 24;
const longestLength = 3_650 * 86_400;
const longestWarmup = 365 * 86_400;
const mostServers = 100_000;
const mostPerHour = 1_000_000_000;
const mostWeight = 1_000_000;
const lowestPriority = 8;

const name = () => z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, { error: nameWords });
const time = () => z.string(durationWords).regex(durationPattern, { error: durationWords });
const duration = () =>
  time().refine((text) => !(secondsOf(text) > longestLength), `${durationWords}, at most 3650 days`);
const isKnownYear = (date: string): boolean =>
  Number(date.slice(0, 4)) > firstZoneYear && Number(date.slice(0, 4)) <= lastYear;
const whole = (low: number, high: number, words = `a whole number from ${low} to ${high}`) =>
  z.int(words).min(low, words).max(high, words);
const servers = () => whole(0, mostServers, serverWords);
const unlimitedOr = (words: string) => z.literal("unlimited", `${words}, or unlimited`);
const weights = (count: number, of: string) => {
  const words = `${count} numbers from 0 to ${mostWeight}, ${of}`;
  return z.array(z.number(words).min(0, words).max(mostWeight, words)).length(count, words);
};

/** The one key that says which law it is, and for two laws how far times spread. */
const laws = {
  fixed: duration().optional().describe("always so long"),
  exponential: duration().optional().describe("exponential with this mean"),
  lognormal: duration().optional().describe("lognormal with this mean; needs variation"),
  gamma: duration().optional().describe("gamma with this mean; needs variation"),
  empirical: z
    .array(duration())
    .min(1, "a list of times, one at least")
    .optional()
    .describe("one of these, each as likely as the others"),
  variation: z.number().positive().max(100).optional().describe("standard deviation / mean, of lognormal and gamma"),
};

const lawSchema = () => z.strictObject(laws);

const route = () =>
  z.strictObject({
    to: z.string().describe("name of a desk"),
    share: z.number("a share from 0 to 1").min(0, "a share from 0 to 1").max(1, "a share from 0 to 1"),
  });

const kindSchema = () =>
  z.strictObject({
    name: name().describe("name of the kind of item"),
    priority: whole(1, lowestPriority).default(1).describe("1 is served first, 8 last"),
    arrivals: z
      .string(rateWords)
      .regex(ratePattern, { error: rateWords })
      .refine((text) => !(perHourOf(text) > mostPerHour), `${rateWords}, at most ${mostPerHour} per hour`)
      .describe("how many come from outside on the average, at random moments; batches where there is a batch"),
    rhythm: z
      .strictObject({
        hours: weights(hoursOfDay, "one an hour of the day, local time").optional(),
        weekdays: weights(7, "one a day, Monday first").optional(),
      })
      .optional()
      .describe("how arrivals spread over the hours and days; only the proportions count"),
    batch: z
      .strictObject({
        fixed: whole(1, 1_000_000).optional().describe("always so many at once"),
        geometric: z
          .number()
          .min(1)
          .max(1_000_000)
          .optional()
          .describe("a geometric number, 1 or more, with this mean"),
      })
      .optional(),
    desk: z.string().describe("name of the desk to which it comes first"),
    patience: lawSchema()
      .optional()
      .describe("how long it waits at a desk before it leaves for good; without it: for ever"),
  });

const shiftSchema = () =>
  z.strictObject({
    days: z
      .string()
      .regex(weekdaysPattern, { error: weekdaysWords })
      .default("Mon-Sun")
      .describe("days of the week on which it begins"),
    from: clockSchema().describe("local time at which it begins"),
    to: clockSchema().describe("local time at which it ends; at or before `from`: on the next day"),
    servers: servers(),
    holidayServers: servers().default(0).describe("servers where it begins on a holiday"),
  });

const clockSchema = () => z.string(clockWords).regex(clockPattern, { error: clockWords });

const serviceSchema = () =>
  z.strictObject({
    ...laws,
    byKind: z.record(z.string(), lawSchema()).optional().describe("a law for each kind, by name"),
  });

const routesSchema = () => {
  const error = "a list of { to: DESK, share: NUMBER }, or { byKind: { KIND: such a list } }";
  return z.union([z.array(route()), z.strictObject({ byKind: z.record(z.string(), z.array(route())) })], { error });
};

const deskSchema = () =>
  z.strictObject({
    name: name().describe("name of the desk"),
    servers: z
      .union([servers(), unlimitedOr(serverWords)])
      .optional()
      .describe("how many work there, day and night; or shifts"),
    shifts: z.array(shiftSchema()).min(1, "a list of shifts, one at least").optional(),
    holidays: z
      .union([
        z.array(z.iso.date({ error: "a date such as 2024-12-25" }), "a list of dates"),
        z.literal("us-federal", "us-federal, or a list of dates such as 2024-12-25"),
      ])
      .optional()
      .describe("days on which shifts have their holidayServers"),
    discipline: z
      .enum(["nonPreemptive", "preemptiveResume"])
      .default("nonPreemptive")
      .describe("whether a higher priority waits for the end of a service, or breaks into it"),
    shiftEnd: z
      .enum(["finish", "handOver"])
      .default("finish")
      .describe("whether those who go finish what they have in hand, or put it back into the queue"),
    waitingRoom: z
      .union([whole(0, 1_000_000_000), unlimitedOr("a whole number of 0 or more")])
      .default("unlimited")
      .describe("most items that may wait; one that finds no room is lost"),
    service: serviceSchema().describe("how long one item takes one server"),
    // biome-ignore lint/suspicious/noThenProperty: a key of the file, never awaited
    then: routesSchema().default([]).describe("where items go afterwards; those without a share leave"),
  });

/** The form of a floor file. Names, laws, shifts and ways are checked beyond it by `floorFindings`. */
export const floorSchema = z.strictObject({
  name: name().describe("name of the floor"),
  question: z.string().min(1).optional().describe("what the floor is to answer, in a sentence"),
  seed: z.union([z.string().min(1), z.int()]).describe("equal seeds give equal results, to the byte"),
  startDate: z.iso
    .date({ error: "a date such as 2024-01-01" })
    .refine(isKnownYear, `a date from ${firstZoneYear + 1} to ${lastYear}`)
    .default("2024-01-01")
    .describe("the first measured day; the warm-up comes before it"),
  timeZone: z.enum(zoneNames()).default("UTC").describe("zone of all times of the clock, as IANA names it"),
  length: time()
    .refine((text) => !(secondsOf(text) === 0 || secondsOf(text) > longestLength), "a time above 0, at most 3650 days")
    .describe("how long is measured, such as 28 days"),
  warmup: time()
    .refine((text) => !(secondsOf(text) > longestWarmup), "a time of 0 s or more, at most 365 days")
    .default("1 day")
    .describe("how long the floor runs before: it begins empty"),
  replications: whole(1, 10_000).default(20).describe("how often it is run, each time with other chance"),
  kinds: z.array(kindSchema()).min(1, "a list of kinds of item, one at least"),
  desks: z.array(deskSchema()).min(1, "a list of desks, one at least"),
});

function zoneNames(): readonly (keyof typeof timeZones)[] {
  return Object.keys(timeZones).filter((zone): zone is keyof typeof timeZones => zone in timeZones);
}

/** A floor file whose form was checked. */
export type FloorDocument = z.output<typeof floorSchema>;
export type WrittenKind = FloorDocument["kinds"][number];
export type WrittenDesk = FloorDocument["desks"][number];
export type WrittenLaw = z.output<ReturnType<typeof lawSchema>>;
export type WrittenRoute = z.output<ReturnType<typeof route>>;
export type WrittenShift = z.output<ReturnType<typeof shiftSchema>>;
