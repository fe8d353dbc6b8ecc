import { InvariantError } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { checkedRowCount, type TableColumn } from "../src/table.ts";

const id: TableColumn = { name: "id", array: "u32", missing: null };
const kind: TableColumn = { name: "kind", array: "u8", missing: null, labels: ["a", "b"] };

describe("a table", () => {
  test("has as many rows as its arrays", () => {
    expect(checkedRowCount({ columns: [id, kind], arrays: [new Uint32Array(2), Uint8Array.of(0, 1)] })).toBe(2);
    expect(checkedRowCount({ columns: [id, kind], arrays: [new Uint32Array(), new Uint8Array()] })).toBe(0);
    expect(checkedRowCount({ columns: [], arrays: [] })).toBe(0);
  });

  test("is refused where arrays do not fit its columns", () => {
    const message = (columns: readonly TableColumn[], ...arrays: (Uint8Array | Uint32Array | Int32Array)[]) => {
      try {
        return checkedRowCount({ columns, arrays });
      } catch (error) {
        return error instanceof InvariantError ? error.message : error;
      }
    };
    expect(message([id])).toBe("A table of 1 columns was given 0 arrays.");
    expect(message([id], new Int32Array(1))).toBe("Column id must be a Uint32Array.");
    expect(message([id, kind], new Uint32Array(2), new Uint8Array(1))).toBe(
      "Column kind has 1 rows where the first has 2.",
    );
    expect(message([kind], Uint8Array.of(0, 2))).toBe("Column kind has code 2, but only 2 labels.");
    expect(message([{ ...kind, array: "i32" }], Int32Array.of(-1))).toBe(
      "Column kind holds codes of labels in a signed array.",
    );
  });
});
