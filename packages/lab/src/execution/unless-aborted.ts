/** What some work comes to; rejected with the signal's reason as soon as that is aborted, whatever the work is waiting for. */
export async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let tell = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    tell = () => reject(signal.reason);
    signal.addEventListener("abort", tell);
  });
  work.catch(() => {});
  try {
    signal.throwIfAborted();
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", tell);
  }
}
