import fc from "fast-check";
import { expect, test } from "vitest";
import { addRowFacts, createRunTruth } from "../src/index.ts";

const files = fc.oneof(
  fc.array(fc.nat(1), { maxLength: 4 }),
  fc.array(fc.constant<number>(1), { minLength: 126, maxLength: 130 }),
);
const report = fc.record({ submission: fc.nat(), subject: fc.nat(), provider: fc.nat(255), files });

test("facts of a row are its submission, subject and provider, its files to 127, and whether one is not to be opened", () => {
  fc.assert(
    fc.property(fc.array(report, { maxLength: 12 }), fc.nat(5), (reports, firstRow) => {
      const truth = createRunTruth(firstRow + reports.length + 1);
      const offsets = [0];
      for (const one of reports) offsets.push((offsets.at(-1) ?? 0) + one.files.length);
      const from = {
        submission: Uint32Array.from([...reports.map((one) => one.submission), 99]),
        subject: Uint32Array.from([...reports.map((one) => one.subject), 99]),
        provider: Uint8Array.from([...reports.map((one) => one.provider), 99]),
        fileOffsets: Uint32Array.from(offsets),
        openable: Uint8Array.from(reports.flatMap((one) => one.files)),
      };
      addRowFacts(truth, from, firstRow, reports.length);
      const expected = reports.map((one) => ({
        submission: one.submission,
        subject: one.subject,
        provider: one.provider,
        files: Math.min(127, one.files.length) + (one.files.includes(0) ? 128 : 0),
      }));
      const nothing = { submission: 0, subject: 0, provider: 0, files: 0 };
      const kept = Array.from(truth.files, (count, row) => ({
        submission: truth.submission[row],
        subject: truth.subject[row],
        provider: truth.provider[row],
        files: count,
      }));
      expect(kept).toEqual([...Array.from({ length: firstRow }, () => nothing), ...expected, nothing]);
    }),
  );
});
