export { dayOfDate } from "./calendar/civil-day.ts";
export { momentOfLocal, offsetAt } from "./calendar/local-time.ts";
export type { Shift, ShiftCalendar } from "./calendar/shift-calendar.ts";
export { type ShiftOverlap, shiftOverlaps } from "./calendar/shift-overlaps.ts";
export { staffingBetween } from "./calendar/staffing-between.ts";
export { firstZoneYear, type TimeZone, timeZones } from "./calendar/time-zones.ts";
export { urgentBit } from "./house/agency-desks.kernel.ts";
export { analystPace } from "./house/analyst-pace.ts";
export { type CaseEvents, endingBits } from "./house/case-events.ts";
export type { AgencyRules } from "./house/cases.kernel.ts";
export { circuitOfState, circuits } from "./house/circuits.ts";
export {
  createFloor,
  type Floor,
  type FloorPlan,
  type FloorTotals,
  type Labelled,
  type TickOutcome,
} from "./house/floor.ts";
export type { Handled } from "./house/handled.ts";
export type { LabelledItems } from "./house/labelled-items.ts";
export { numbersOf } from "./house/number-list.ts";
export { outcomeOf } from "./house/outcomes.ts";
export { type FloorParameterName, type FloorValues, floorParameters, floorValues } from "./house/parameters.ts";
export type { RowFacts } from "./house/row-facts.ts";
export type { Deliveries, TickReports } from "./house/tick.ts";
export { isReviewed } from "./house/work-seconds.kernel.ts";
export type {
  BatchLaw,
  DeskPlan,
  DeskTimes,
  ItemKind,
  NetworkOutcome,
  NetworkPlan,
  Route,
  Staffing,
  TimeFigures,
  TimeLaw,
  VisitFigures,
} from "./network/plan.ts";
export { unlimited } from "./network/plan.ts";
export { simulateFloor } from "./network/simulate-floor.ts";
