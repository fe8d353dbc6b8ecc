/** How a search looks at a staff: whether it is enough. */
export type IsEnough = (servers: readonly number[]) => Promise<boolean>;

/** What a search may vary. */
export interface SearchRange {
  /** The proportions with which it begins: each number of servers against the largest at its desk, above 0, at most 1. */
  readonly shape: readonly number[];
  /** The level at which it begins, 1 or more. */
  readonly first: number;
  /** The least and the most servers of any number. */
  readonly least: number;
  readonly most: number;
}

/**
 * The least staff that is enough, or null where none up to `most` is. First the least level, by doubling and bisection, all numbers in
 * proportion; then each number in turn as far down as the others allow, until none can go down (coordinate descent); then one number is
 * raised by one wherever that spares two of another. With one number this is the least. With several, none can spare a server and no
 * such exchange is left, but a division further away may need fewer. Takes for granted that more
 * servers are never worse.
 */
export async function leastStaff(range: SearchRange, isEnough: IsEnough): Promise<readonly number[] | null> {
  const level = await leastLevel(range, isEnough);
  if (level === null) return null;
  const staff = atLevel(range, level);
  return staff.length === 1 ? staff : exchange(await descend(staff, range, isEnough), range, isEnough);
}

/** The staff at a level: whole servers, one at least and `most` at most. */
export const atLevel = ({ shape, most }: SearchRange, level: number): readonly number[] =>
  shape.map((part) => Math.min(most, Math.ceil(part * level)));

async function leastLevel(range: SearchRange, isEnough: IsEnough): Promise<number | null> {
  const { first, shape } = range;
  const most = Math.ceil(range.most / Math.min(...shape));
  let low = 0;
  let high = Math.min(first, most);
  while (!(await isEnough(atLevel(range, high)))) {
    if (high >= most) return null;
    low = high;
    high = Math.min(2 * high, most);
  }
  return bisected(low, high, (level) => isEnough(atLevel(range, level)));
}

/** The least number above `low` that is enough, `high` being so. */
async function bisected(low: number, high: number, isEnough: (value: number) => Promise<boolean>): Promise<number> {
  let [below, enough] = [low, high];
  while (enough - below > 1) {
    const middle = Math.floor((below + enough) / 2);
    if (await isEnough(middle)) enough = middle;
    else below = middle;
  }
  return enough;
}

/** The staff with each number as low as it can be, beginning with the first. */
async function descend(
  staff: readonly number[],
  { least }: SearchRange,
  isEnough: IsEnough,
): Promise<readonly number[]> {
  let servers = staff;
  for (let before: readonly number[] = []; before !== servers; ) {
    before = servers;
    for (const index of staff.keys()) servers = await lowered(servers, index, least, isEnough);
  }
  return servers;
}

/** The staff with one number as low as it can be; the same list where it cannot go down. */
async function lowered(
  servers: readonly number[],
  index: number,
  least: number,
  isEnough: IsEnough,
): Promise<readonly number[]> {
  const own = servers[index] ?? 0;
  const isEnoughWith = (value: number): Promise<boolean> => isEnough(servers.with(index, value));
  if (own <= least || !(await isEnoughWith(own - 1))) return servers;
  return servers.with(index, await bisected(least - 1, own - 1, isEnoughWith));
}

/** The staff after every exchange of one server for two of another number. */
async function exchange(staff: readonly number[], range: SearchRange, isEnough: IsEnough): Promise<readonly number[]> {
  let servers = staff;
  for (let before: readonly number[] = []; before !== servers; ) {
    before = servers;
    for (const other of exchanges(servers, range)) {
      if (!(await isEnough(other))) continue;
      servers = await descend(other, range, isEnough);
      break;
    }
  }
  return servers;
}

/** All that come from a staff by one server more at one number, and two fewer at another. */
function exchanges(servers: readonly number[], { least, most }: SearchRange): readonly (readonly number[])[] {
  return servers.flatMap((more, up) =>
    servers.flatMap((fewer, down) =>
      up === down || more >= most || fewer - 2 < least ? [] : [servers.with(up, more + 1).with(down, fewer - 2)],
    ),
  );
}
