import type { World } from "./world.ts";

/** How large a recorded stream is, that is run in place of a world's own. */
export interface RecordedSize {
  /** First row of each tick, and the number of rows. */
  readonly rowOfTick: Uint32Array;
  readonly files: number;
  /** Ids of its events, incidents and subjects are below this. */
  readonly idEnd: number;
}

/** The world with room for a recorded stream of the same ticks; its tables stay as they are. */
export function recordedWorld(world: World, { rowOfTick, files, idEnd }: RecordedSize): World {
  const { clock } = world;
  const firstEvent = new Uint32Array(clock.ticks + 1);
  firstEvent[0] = clock.firstEvent[0] ?? 0;
  for (let tick = 0; tick < clock.ticks; tick++) {
    const own = (clock.firstEvent[tick + 1] ?? 0) - (clock.firstEvent[tick] ?? 0);
    const recorded = (rowOfTick[tick + 1] ?? 0) - (rowOfTick[tick] ?? 0);
    firstEvent[tick + 1] = (firstEvent[tick] ?? 0) + Math.max(own, recorded);
  }
  return { ...world, clock: { ...clock, firstEvent }, idEnd: Math.max(world.idEnd, idEnd), otherContents: files };
}
