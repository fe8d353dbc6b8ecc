import type { RoutingOut, RoutingStage, StageBatch } from "@tipbench/stage-kit";
import { fillPlaceSigns, placeColumns, placeSigns, pointsTo, signRules } from "./place-signs.ts";
import type { ReferenceContext } from "./truth-view.ts";

const reads = ["reportId", ...placeColumns, "accountKey", "emailKey", "phoneKey", "deviceKey"] as const;
type Column = (typeof reads)[number];
type Columns = StageBatch<Column>["columns"];

/** A bit for each kind of identifier that a report has. */
function identifiersOf({ accountKey, emailKey, phoneKey, deviceKey }: Columns, row: number): number {
  return (
    Number(accountKey[row] !== 0) |
    (Number(emailKey[row] !== 0) << 1) |
    (Number(phoneKey[row] !== 0) << 2) |
    (Number(deviceKey[row] !== 0) << 3)
  );
}

/**
 * `ideal` routing: to the lead agency where an address, the stated place, or an earlier report of the subject with an identifier of the same kind points to it
 * or to its state; else to where the first of these signs points, or the federal queue. What it misses no sign could tell.
 */
export function createIdealRouting(
  _options: unknown,
  { tables, truthOf, idEnd }: ReferenceContext,
): RoutingStage<Column> {
  const rules = signRules(tables);
  const stateOfAgency = Uint8Array.from(tables.agencies, ({ state }) => state);
  const signs = placeSigns();
  const pointedBy = new Uint8Array(idEnd); // of a subject: kinds of identifiers with which a report pointed to the lead agency
  return {
    name: "ideal",
    reads,
    route({ rows, columns }: StageBatch<Column>, { agency, confidence }: RoutingOut) {
      const { subject, leadAgency, secondAgency } = truthOf(columns.reportId);
      for (let row = 0; row < rows; row++) {
        fillPlaceSigns(rules, columns, row, signs);
        const lead = leadAgency[row] ?? 0;
        const second = secondAgency[row] ?? 0;
        const of = subject[row] ?? 0;
        const kinds = identifiersOf(columns, row);
        const isShown = pointsTo(signs, lead, stateOfAgency);
        const isKnown = isShown || (lead !== 0 && ((pointedBy[of] ?? 0) & kinds) !== 0);
        if (isShown) pointedBy[of] = (pointedBy[of] ?? 0) | kinds;
        const first = signs.agency[0] || signs.agency[1] || signs.agency[2] || tables.federal;
        const given = isKnown ? lead : first;
        agency[3 * row] = given;
        if (second !== given && pointsTo(signs, second, stateOfAgency)) agency[3 * row + 1] = second;
        confidence[row] = isKnown ? 1 : 0;
      }
    },
  };
}
