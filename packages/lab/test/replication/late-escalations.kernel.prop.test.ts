import fc from "fast-check";
import { expect, test } from "vitest";
import { markLateEscalations } from "../../src/replication/late-escalations.kernel.ts";

const delivery = fc.record({ row: fc.nat({ max: 40 }), urgent: fc.nat({ max: 1 }) });

test("rows are marked as the one-liner marks them, whatever was delivered and whatever was marked before", () => {
  fc.assert(
    fc.property(
      fc.array(delivery),
      fc.integer({ min: 0, max: 20 }),
      fc.nat({ max: 20 }),
      (delivered, firstRow, rows) => {
        const known = delivered.filter(({ row }) => row < firstRow + rows);
        const deliveries = {
          count: known.length,
          row: Uint32Array.from([...known.map(({ row }) => row), firstRow]),
          urgent: Uint8Array.from([...known.map(({ urgent }) => urgent), 0]),
          at: new Float64Array(0),
          path: new Uint8Array(0),
          agency: new Uint16Array(0),
        };
        const out = new Uint8Array(rows + 1).fill(7);
        markLateEscalations(firstRow, rows, deliveries, out);
        const expected = Array.from({ length: rows }, (_, i) =>
          Number(!known.some(({ row, urgent }) => row === firstRow + i && urgent === 0)),
        );
        expect([...out]).toEqual([...expected, 7]);
      },
    ),
  );
});
