/** The user asked to stop; the message says what was kept. */
export class Stopped extends Error {
  constructor(kept: string) {
    super(`Stopped. ${kept}`);
    this.name = "Stopped";
  }
}

/** Lets signals of the system in; throws the signal's reason where it is aborted by then. */
export async function goOn(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}

/** Runs work that Ctrl-C (or SIGTERM) ends: the signal given to it is aborted with a `Stopped` that says what was kept. */
export async function stoppable<T>(kept: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => controller.abort(new Stopped(kept));
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
}
