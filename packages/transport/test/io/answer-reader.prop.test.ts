import fc from "fast-check";
import { expect, test } from "vitest";
import { AnswerReader } from "../../src/io/answer-reader.ts";
import type { WireMessage } from "../../src/io/io-messages.ts";

const answerLimitBytes = 1000;

/** Answers of a stage that speaks Arrow: with a body, or with none. */
const answers = fc.array(
  fc.record({ text: fc.string({ maxLength: 20, unit: "binary" }), body: fc.uint8Array({ maxLength: 60 }) }),
  { minLength: 1, maxLength: 4 },
);

interface Said {
  readonly head: string;
  readonly body: Uint8Array | null;
}

const saidOf = ({ text, body }: { readonly text: string; readonly body: Uint8Array }): Said =>
  body.length === 0
    ? { head: JSON.stringify({ text }), body: null }
    : { head: JSON.stringify({ text, bytes: body.length }), body };

const bytesOf = ({ head, body }: Said): Buffer => Buffer.concat([Buffer.from(`${head}\n`), body ?? new Uint8Array(0)]);

test("answers come out whole, however their bytes are cut", () => {
  fc.assert(
    fc.property(answers, fc.infiniteStream(fc.integer({ min: 1, max: 30 })), (list, sizes) => {
      const reader = new AnswerReader({ format: "arrow", answerLimitBytes });
      for (const said of list.map(saidOf)) {
        const bytes = bytesOf(said);
        let got: WireMessage | null = null;
        for (let from = 0; from < bytes.length; ) {
          expect(got).toBeNull();
          const size: number = sizes.next().value;
          got = reader.push(bytes.subarray(from, from + size));
          from += size;
        }
        expect(got).toEqual(said);
        expect(reader.pendingBytes).toBe(0);
      }
    }),
  );
});

test("a line that does not end, and a body that is announced too large, are cut off at the limit", () => {
  const reader = () => new AnswerReader({ format: "arrow", answerLimitBytes });
  const piece = Buffer.alloc(600, 0x20);
  const slow = reader();
  expect(slow.push(piece)).toBeNull();
  expect(() => slow.push(piece)).toThrow("gave an answer that is too large");
  expect(() => reader().push(Buffer.from('{"bytes": 1001}\n'))).toThrow("gave an answer that is too large");
});

test("bytes of JSON lines are lines, whatever they announce", () => {
  const reader = new AnswerReader({ format: "jsonl", answerLimitBytes });
  expect(reader.push(Buffer.from('{"bytes": 5}\n'))).toEqual({ head: '{"bytes": 5}', body: null });
  expect(() => reader.push(Buffer.from("{}\n{"))).toThrow("said something that it was not asked");
});
