/**
 * Puts the time at which a server is free again in the place of the earliest, in a binary heap of such times, one a server (the vector of
 * Kiefer and Wolfowitz 1955). Same as: `freeAt[0] = until; freeAt.sort()`
 */
export function occupyEarliest(freeAt: Float64Array, until: number): void {
  const servers = freeAt.length;
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= servers) break;
    if (child + 1 < servers && freeAt[child + 1]! < freeAt[child]!) child += 1;
    if (freeAt[child]! >= until) break;
    freeAt[place] = freeAt[child]!;
    place = child;
  }
  freeAt[place] = until;
}
