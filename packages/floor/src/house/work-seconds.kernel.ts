import { drawExponential, drawUniform, type Key } from "@tipbench/random";
import { secondsPerDay } from "../calendar/civil-day.ts";
import { contentOf } from "./content-lists.kernel.ts";
import { type House, labelling, referral, urgent } from "./house.ts";
import type { FloorValues } from "./parameters.ts";

const none = -1;

/** Factor on the time of work that begins its way at a time. */
function paceAt({ pace, paceFromSeconds }: House, at: number): number {
  const day = Math.floor((at - paceFromSeconds) / secondsPerDay);
  return pace[Math.max(0, Math.min(pace.length - 1, day))]!;
}

/** Work = base (lead, desk) + a part an unknown file + a part a further report, each drawn by its own key, times the staff's pace. */
export function serviceSeconds(house: House, item: number, desk: number, at: number): number {
  const { values, serviceKey, held, desks, agencies } = house;
  const { next, row } = held.columns;
  const first = desks.items.payload[item]!;
  const id = agencies.work.facts.submission[row[first]!]!;
  let seconds = drawExponential(serviceKey, id, desk === referral ? 999 : desk, baseSeconds(values, desk));
  seconds += filesSeconds(house, item, id, desk);
  for (let member = next[first]!; member !== none; member = next[member]!) {
    seconds += memberSeconds(house, row[member]!);
  }
  return seconds * paceAt(house, at);
}

function baseSeconds(values: FloorValues, desk: number): number {
  if (desk === urgent) return values.urgentBaseSeconds;
  return desk === labelling ? values.labellingBaseSeconds : values.referralBaseSeconds;
}

/** Time for an item's unknown files, of which none is left at the referral desk. At the labelling desk two more analysts look at those that may go on to the shared list. */
function filesSeconds({ contents, serviceKey, reviewKey, values }: House, item: number, id: number, desk: number) {
  const perFile = desk === urgent ? values.urgentFileSeconds : values.labellingFileSeconds;
  const count = contents.counts[item]!;
  let seconds = 0;
  for (let file = 0; file < count; file++) {
    seconds += drawExponential(serviceKey, id, 2 * file + 2 + desk, perFile);
    if (desk !== labelling || !isReviewed(reviewKey, contentOf(contents, item, file), values.reviewedShare)) continue;
    for (let review = 0; review < furtherReviews; review++) {
      seconds += drawExponential(serviceKey, id, 1001 + furtherReviews * file + review, perFile);
    }
  }
  return seconds;
}

/** Reviews of a file that goes to the shared list, beside the one that labels it. */
export const furtherReviews = 2;

/** Whether a content is put before two more analysts, so that it can go on the shared list. */
export function isReviewed(reviewKey: Key, content: number, share: number): boolean {
  return drawUniform(reviewKey, content, 0) < share;
}

function memberSeconds({ serviceKey, values, agencies }: House, row: number): number {
  return drawExponential(serviceKey, agencies.work.facts.submission[row]!, 1000, values.memberSeconds);
}

/** What a report that joins waiting work adds to it. */
export function joiningSeconds(house: House, row: number, at: number): number {
  return memberSeconds(house, row) * paceAt(house, at);
}
