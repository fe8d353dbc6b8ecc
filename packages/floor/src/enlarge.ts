/** Gives a struct of arrays the memory of a larger one of its kind; what it held stays in front. */
export function enlarge<T extends object>(held: T, larger: NoInfer<T>): void {
  const room: object = larger;
  for (const name of Object.keys(held)) {
    const values: unknown = Reflect.get(held, name);
    if (!ArrayBuffer.isView(values)) continue;
    Reflect.get(room, name).set(values);
    Reflect.set(held, name, Reflect.get(room, name));
  }
}
