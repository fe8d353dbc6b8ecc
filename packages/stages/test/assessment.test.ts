import { assessmentActions, incidentTypes } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { createCapacityFirst } from "../src/assessment-capacity-first.ts";

interface Item {
  readonly type?: (typeof incidentTypes)[number];
  readonly urgent?: number;
  readonly priority?: number;
  readonly expiry?: number;
  readonly open?: number;
  readonly capacity?: number;
  readonly place?: number;
}

/** What capacity-first does with one item; by default a possession report of priority 3 at an agency with 10 investigators' cases free. */
function assessed(item: Item, reserve = 0.7): string | undefined {
  const { type = "possessionManufactureDistribution", urgent = 0, priority = 3, expiry = 100 } = item;
  const columns = {
    incidentType: Uint8Array.of(incidentTypes.indexOf(type)),
    urgent: Uint8Array.of(urgent),
    priority: Uint8Array.of(priority),
    secondsToExpiry: Int32Array.of(expiry),
    openCases: Uint32Array.of(item.open ?? 0),
    caseCapacity: Uint32Array.of(item.capacity ?? 10),
    place: Uint32Array.of(item.place ?? 0),
  };
  const action = new Uint8Array(1);
  createCapacityFirst({ reserve }).assess(
    { firstRow: 0, rows: 1, columns, fileOffsets: new Uint32Array(0) },
    { action },
  );
  return assessmentActions[action[0] ?? 0];
}

const contact = "onlineEnticement";

describe("capacity-first", () => {
  test.each<[string, Item, string]>([
    ["what was delivered as urgent is checked on", { urgent: 1 }, "welfareCheck"],
    ["priority 1 is checked on, however it was delivered", { priority: 1 }, "welfareCheck"],
    ["an urgent item is checked on without room", { urgent: 1, open: 99 }, "welfareCheck"],
    ["an urgent item is checked on when its evidence has lapsed", { urgent: 1, expiry: -1 }, "welfareCheck"],
    ["an item without contact is opened where there is room", {}, "open"],
    ["it is opened below the reserve", { open: 6 }, "open"],
    ["it is logged at the reserve", { open: 7 }, "log"],
    ["those before it in the tick take room", { open: 3, place: 4 }, "log"],
    ["an item of contact is opened above the reserve", { type: contact, open: 9 }, "open"],
    ["an item of contact is logged where all is taken", { type: contact, open: 10 }, "log"],
    ["trafficking is of contact", { type: "trafficking", open: 9 }, "open"],
    ["molestation is of contact", { type: "molestation", open: 9 }, "open"],
    ["unsolicited material is not", { type: "unsolicitedMaterial", open: 9 }, "log"],
    ["no investigator opens nothing", { type: contact, capacity: 0 }, "log"],
    ["lapsed evidence closes an item", { expiry: -1 }, "close"],
    ["evidence that lapses at this very second has not lapsed", { expiry: 0 }, "open"],
    ["an item of contact is logged when its evidence has lapsed", { type: contact, expiry: -1 }, "log"],
  ])("%s", (_, item, action) => {
    expect(assessed(item)).toBe(action);
  });

  test("keeps all capacity for contact with a reserve of 0, and none with 1", () => {
    expect([assessed({}, 0), assessed({ type: contact }, 0)]).toEqual(["log", "open"]);
    expect([assessed({ open: 9 }, 1), assessed({ open: 10 }, 1)]).toEqual(["open", "log"]);
  });
});
