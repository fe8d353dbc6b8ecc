/** When each of some sources has its next event, as a tournament: the root is the source that is next. */
export interface Agenda {
  readonly at: Float64Array;
  /** Source that is next among the leaves under a node; node 1 is the root, leaves are the last half. */
  readonly winner: Uint32Array;
  readonly leaves: number;
}

/** An agenda of the given times. */
export function createAgenda(times: readonly number[]): Agenda {
  let leaves = 1;
  while (leaves < times.length) leaves *= 2;
  const at = new Float64Array(leaves).fill(Number.POSITIVE_INFINITY);
  const winner = new Uint32Array(2 * leaves).map((_, node) => Math.max(0, node - leaves));
  const agenda = { at, winner, leaves };
  for (let source = 0; source < leaves; source++) reschedule(agenda, source, times[source] ?? Number.POSITIVE_INFINITY);
  return agenda;
}

/** Sets the time of a source's next event. */
export function reschedule({ at, winner, leaves }: Agenda, source: number, time: number): void {
  at[source] = time;
  for (let node = (source + leaves) >>> 1; node > 0; node >>>= 1) {
    const left = winner[2 * node]!;
    const right = winner[2 * node + 1]!;
    winner[node] = at[right]! < at[left]! ? right : left;
  }
}

/** The source that is next; of several at one time the one of the lowest number. */
export function nextSource({ winner }: Agenda): number {
  return winner[1]!;
}

/** When it is. */
export function nextTime({ at, winner }: Agenda): number {
  return at[winner[1]!]!;
}
