import type { Floor, FloorPlan, FloorTotals } from "@tipbench/floor";
import type { CaseCounts, DeskFigures } from "@tipbench/scoring";
import { type RunSpan, shiftAt, staffedSeconds } from "./house-staff.ts";

const secondsPerHour = 3600;

/** What a strategy's desks had done by some moment. */
interface DeskMark {
  readonly totals: FloorTotals;
  readonly agencyDeliveries: Float64Array;
  readonly addedToList: number;
}

/** What the desks are measured by. */
export interface MeasuredDesks {
  readonly floor: Pick<Floor, "totals" | "agencyDeliveries">;
  readonly plan: Pick<FloorPlan, "houseStaff" | "agencyStaff">;
  readonly span: RunSpan;
  /** Files put on the shared list so far. */
  readonly addedToList: () => number;
}

/** Follows the desks of a strategy through the measured ticks. */
export class DeskMarks {
  readonly #desks: MeasuredDesks;
  #begun: DeskMark | null = null;
  #backlogMax = 0;
  #measuredTicks = 0;
  readonly #hours: [number, number, number] = [0, 0, 0];

  constructor(desks: MeasuredDesks) {
    this.#desks = desks;
  }

  /** Call it before a tick that ends at `until`. */
  before(until: number): void {
    if (until > 0 && !this.#begun) this.#begun = this.#mark();
  }

  /** Call it after a tick that ends at `until`. Analysts at work then count as working for the whole tick. */
  after(until: number, tickSeconds: number): void {
    if (until <= 0) return;
    const { waiting, working } = this.#desks.floor.totals();
    const shift = shiftAt(this.#desks.span, until - tickSeconds);
    this.#measuredTicks += 1;
    this.#backlogMax = Math.max(this.#backlogMax, waiting);
    this.#hours[shift] = (this.#hours[shift] ?? 0) + (working * tickSeconds) / secondsPerHour;
  }

  /** What the desks did in the measured days; call it when these end, before the drain, and tell the subjects of cases when all has ended. */
  figures(measuredDays: number): Omit<DeskFigures, "subjectsWithCase" | "subjectsDoubleAssigned"> {
    const { plan } = this.#desks;
    const end = measuredDays * 24 * secondsPerHour;
    const begun = this.#begun ?? this.#mark();
    const { totals, agencyDeliveries, addedToList } = this.#mark();
    return {
      items: totals.items - begun.totals.items,
      reports: totals.reports - begun.totals.reports,
      filesViewed: totals.filesViewed - begun.totals.filesViewed,
      filesLabelled: totals.filesLabelled - begun.totals.filesLabelled,
      viewsAvoided: totals.viewsAvoided - begun.totals.viewsAvoided,
      addedToList: addedToList - begun.addedToList,
      workSeconds: totals.workSeconds - begun.totals.workSeconds,
      staffedSeconds: plan.houseStaff.reduce((sum, staff) => sum + staffedSeconds(staff, 0, end), 0),
      hoursByShift: this.#hours,
      measuredDays,
      measuredTicks: this.#measuredTicks,
      backlogMax: this.#backlogMax,
      backlogEnd: totals.waiting,
      agencyDeliveries: agencyDeliveries.map((count, agency) => count - (begun.agencyDeliveries[agency] ?? 0)),
      agencyStaffedSeconds: Float64Array.from(plan.agencyStaff, (staff) => staffedSeconds(staff, 0, end)),
    };
  }

  #mark(): DeskMark {
    const { floor, addedToList } = this.#desks;
    return {
      totals: floor.totals(),
      agencyDeliveries: floor.agencyDeliveries(),
      addedToList: addedToList(),
    };
  }
}

/** Desk figures with what is known of cases when the run has ended. */
export function withCases(figures: ReturnType<DeskMarks["figures"]>, { subjects }: CaseCounts): DeskFigures {
  return { ...figures, subjectsWithCase: subjects.withCase, subjectsDoubleAssigned: subjects.doubled };
}
