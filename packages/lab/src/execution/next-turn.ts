/** Lets what else this thread has to do (signals, timers, messages) come in between; awaiting a settled promise does not. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
