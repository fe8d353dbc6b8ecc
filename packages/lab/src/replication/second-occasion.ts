import { allocateColumns, type Batch, type ColumnArray } from "@tipbench/columns";
import type { Labelled } from "@tipbench/floor";
import type { TriageOut, TriageStage } from "@tipbench/stage-kit";
import { labelColumns, type StageColumn, type StageColumns, stageColumns } from "@tipbench/vocabulary";
import type { ItemLabels } from "./item-labels.ts";
import { guarded, type StagePlace } from "./stage-fault.ts";
import { type Handing, slices } from "./stage-runs.ts";
import type { HouseColumns, TickView } from "./tick-view.ts";
import { clearTriage, cutTriage, refuseBadTriage, triageOut } from "./triage-out.ts";

const isLabel = (name: StageColumn): boolean => Object.hasOwn(labelColumns, name);

/** Whether a stage is asked again when labels come in: those that read a label. */
export function isAskedAgain({ reads }: Pick<TriageStage, "reads">): boolean {
  return reads.some(isLabel);
}

/** Some columns by name. */
type SomeColumns = Partial<Record<StageColumn, ColumnArray>>;

/**
 * Triage's second occasion. Keeps the columns that a stage reads of every item at the labelling desk, by the item's number, and asks the stage
 * again when the item's files are labelled. A batch of this occasion has no files.
 */
export class SecondOccasion {
  readonly #stage: TriageStage;
  readonly #place: StagePlace;
  readonly #handing: Handing;
  readonly #kept: StageColumn[];
  #slots: SomeColumns = {};
  #capacity = 0;
  #out = triageOut(64);
  #columns: StageColumns;

  constructor(stage: TriageStage, place: StagePlace, handing: Handing) {
    this.#stage = stage;
    this.#place = place;
    this.#handing = handing;
    this.#kept = stage.reads.filter((name) => !isLabel(name) && stageColumns[name].of === "report");
    this.#columns = columnsFor(stage, 64);
  }

  /** Keeps what the stage read of the rows that came to the labelling desk. */
  keep(view: TickView, house: HouseColumns, { admittedRows, admittedItems }: Labelled): void {
    this.#makeRoom(admittedItems);
    for (const name of this.#kept) {
      const slots = this.#slots[name];
      const made = house[name];
      const values = made ?? view.chunk.columns[name];
      const first = made ? -view.firstRow : view.from - view.firstRow;
      if (!slots || !values) continue;
      for (let i = 0; i < admittedRows.length; i++) {
        slots[admittedItems[i] ?? 0] = values[(admittedRows[i] ?? 0) + first] ?? 0;
      }
    }
  }

  #makeRoom(items: Uint32Array): void {
    const most = items.reduce((largest, item) => Math.max(largest, item + 1), 0);
    if (most <= this.#capacity) return;
    this.#capacity = 2 * most;
    const larger: SomeColumns = allocateColumns(stageColumns, this.#kept, { reports: this.#capacity, files: 0 });
    for (const name of this.#kept) larger[name]?.set(this.#slots[name] ?? []);
    this.#slots = larger;
  }

  /** Asks the stage again about a tick's labelled items; its word stands in `labelled.items` then. */
  decide({ items }: Labelled, labels: ItemLabels, tick: number): TriageOut {
    const { count } = items;
    if (count > this.#out.priority.length) {
      this.#out = triageOut(2 * count);
      this.#columns = columnsFor(this.#stage, 2 * count);
    }
    const out = this.#out;
    clearTriage(out, count);
    if (count === 0) return out;
    this.#fill(items.item, count, labels);
    guarded(this.#place, tick, () => {
      slices(count, this.#handing, (from, to) => {
        this.#stage.triage(batchOver(this.#columns, from, to), "labelled", cutTriage(out, from, to));
      });
    });
    refuseBadTriage(this.#place, tick, out, count, (index) => items.row[index] ?? 0);
    items.priority.set(out.priority.subarray(0, count));
    items.disposition.set(out.disposition.subarray(0, count));
    items.escalate.set(out.escalate.subarray(0, count));
    return out;
  }

  #fill(items: Uint32Array, count: number, labels: ItemLabels): void {
    const out: SomeColumns = this.#columns;
    for (const name of this.#kept) {
      const slots = this.#slots[name];
      const values = out[name];
      if (slots && values) for (let i = 0; i < count; i++) values[i] = slots[items[i] ?? 0] ?? 0;
    }
    out.labelledFiles?.set(labels.labelledFiles.subarray(0, count));
    out.labelledTypes?.set(labels.labelledTypes.subarray(0, count));
    out.labelledAge?.set(labels.labelledAge.subarray(0, count));
    out.labelledFlags?.set(labels.labelledFlags.subarray(0, count));
  }
}

/** Memory for what a stage reads of so many items. */
function columnsFor({ reads }: TriageStage, items: number): StageColumns {
  return allocateColumns(stageColumns, reads, { reports: items, files: 0 });
}

/** Rows `[from, to)` of columns by item; none has a file. */
function batchOver(columns: StageColumns, from: number, to: number): Batch<StageColumns> {
  const own = Object.entries(columns).map(([name, values]) => [name, values.subarray(from, to)]);
  return {
    firstRow: 0,
    rows: to - from,
    columns: Object.fromEntries(own),
    fileOffsets: new Uint32Array(to - from + 1),
  };
}
