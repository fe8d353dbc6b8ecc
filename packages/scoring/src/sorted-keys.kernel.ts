/** Same as `Float64Array.from(new Set([...a, ...b])).sort()`, which takes ten times as long. */
export function distinctSorted(a: Float64Array, b: Float64Array): Float64Array {
  const all = new Float64Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  all.sort();
  let count = 0;
  for (let at = 0; at < all.length; at++) {
    if (at > 0 && all[at] === all[at - 1]) continue;
    all[count++] = all[at]!;
  }
  return all.subarray(0, count);
}

/** Same as `sorted.indexOf(key)`, for a key that is there. */
export function rankOf(sorted: Float64Array, key: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
