import { expect, test } from "vitest";
import { unlessAborted } from "../../src/execution/unless-aborted.ts";

const never = new Promise<never>(() => {});

test("work that is done is given on, with its faults", async () => {
  const { signal } = new AbortController();
  expect(await unlessAborted(signal, Promise.resolve(7))).toBe(7);
  await expect(unlessAborted(signal, Promise.reject(new RangeError("no")))).rejects.toThrow("no");
});

test("work that never ends is left when the signal is aborted, before or meanwhile", async () => {
  const controller = new AbortController();
  const left = unlessAborted(controller.signal, never);
  controller.abort(new Error("enough"));
  await expect(left).rejects.toThrow("enough");
  await expect(unlessAborted(controller.signal, never)).rejects.toThrow("enough");
});
