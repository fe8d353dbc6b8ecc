import type { StopSign } from "./stage-source.ts";

const patienceMilliseconds = 3000;

/** A sign that ends all stages that were opened under it. */
export function stopSign(): StopSign {
  return new Int32Array(new SharedArrayBuffer(8));
}

/** Ends the stages of a sign, in whatever thread they were opened, and waits until their processes have ended, which is at once. */
export async function raise(sign: StopSign): Promise<void> {
  Atomics.store(sign, 0, 1);
  Atomics.notify(sign, 0);
  for (;;) {
    const open = Atomics.load(sign, 1);
    if (open === 0) return;
    const { value } = Atomics.waitAsync(sign, 1, open, patienceMilliseconds);
    if ((await value) === "timed-out") return;
  }
}

/** Calls back once when the sign is raised. */
export function onRaised(sign: StopSign | null, call: () => void): void {
  if (!sign) return;
  const { async: isAsync, value } = Atomics.waitAsync(sign, 0, 0);
  if (isAsync) void value.then(call);
  else call();
}

/** Counts a process that has begun (1) or ended (-1). */
export function countProcess(sign: StopSign | null, change: 1 | -1): void {
  if (!sign) return;
  Atomics.add(sign, 1, change);
  Atomics.notify(sign, 1);
}
