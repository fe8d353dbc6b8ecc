import type { FloorDocument, WrittenDesk, WrittenLaw, WrittenRoute } from "./floor-schema.ts";

/** Where items of a kind go from a desk; none: they leave. */
export function routesFrom({ then }: WrittenDesk, kind: string): readonly WrittenRoute[] {
  if (Array.isArray(then)) return then;
  return Object.hasOwn(then.byKind, kind) ? (then.byKind[kind] ?? []) : [];
}

/** The law of a kind's service at a desk; undefined where the file says none. */
export function lawAt({ service }: WrittenDesk, kind: string): WrittenLaw | undefined {
  const { byKind, ...all } = service;
  if (byKind === undefined) return all;
  return Object.hasOwn(byKind, kind) ? byKind[kind] : undefined;
}

/** What a share has to be at least to be one. */
export const leastShare = 1e-9;

/** The part of a kind that leaves the floor after a desk; 0 where rounding alone is left. */
export function leavingShare(desk: WrittenDesk, kind: string): number {
  const share = 1 - routesFrom(desk, kind).reduce((sum, route) => sum + route.share, 0);
  return share < leastShare ? 0 : share;
}

/** The names of the desks to which items of a kind may come, in order of discovery. */
export function reachedDesks({ desks }: FloorDocument, kind: string, firstDesk: string): readonly string[] {
  const byName = new Map(desks.map((desk) => [desk.name, desk]));
  const reached = new Set([firstDesk]);
  for (const name of reached) {
    const desk = byName.get(name);
    for (const { to, share } of desk ? routesFrom(desk, kind) : []) if (share > 0) reached.add(to);
  }
  return [...reached];
}
