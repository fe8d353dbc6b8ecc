import { type Finding, pathText, shown } from "../scenario/finding.ts";
import type { FloorDocument, WrittenDesk, WrittenRoute } from "./floor-schema.ts";
import { longLoopFindings } from "./visits-to-come.ts";
import { lawAt, leastShare, leavingShare, reachedDesks, routesFrom } from "./ways.ts";
import { secondsOf } from "./written-units.ts";

/** What is wrong with the shares of a desk's ways on; paths begin at the desk. */
export function shareFindings({ then }: WrittenDesk): readonly Finding[] {
  const lists: readonly (readonly [string[], readonly WrittenRoute[]])[] = Array.isArray(then)
    ? [[["then"], then]]
    : Object.entries(then.byKind).map(([kind, routes]) => [["then", "byKind", kind], routes]);
  return lists.flatMap(([path, routes]) => {
    const sum = routes.reduce((total, { share }) => total + share, 0);
    if (sum <= 1 + leastShare) return [];
    return [
      {
        code: "out-of-range",
        message: `The shares of "${pathText(path)}" are more than the whole.`,
        path,
        found: `${routes.map(({ share }) => share).join(" + ")} = ${Number(sum.toPrecision(6))}`,
        expected: "shares whose sum is 1 or less; what is left of 1 leaves",
        fix: "lower the shares",
      },
    ];
  });
}

/** What is wrong with the ways of a floor whose parts are sound each: desks that nothing reaches, missing laws, loops without end. */
export function wayFindings(document: FloorDocument): readonly Finding[] {
  const ways = document.kinds.map(({ name, desk }) => ({ kind: name, reached: reachedDesks(document, name, desk) }));
  return [
    ...ways.flatMap((way) => lawless(document, way)),
    ...document.desks.flatMap(({ name }, index) =>
      ways.some(({ reached }) => reached.includes(name)) ? [] : [unreachable(name, index)],
    ),
    ...ways.flatMap((way) => loopFindings(document, way)),
  ];
}

interface Way {
  readonly kind: string;
  readonly reached: readonly string[];
}

function lawless({ desks }: FloorDocument, { kind, reached }: Way): readonly Finding[] {
  return desks.flatMap((desk, index) => {
    if (!reached.includes(desk.name) || lawAt(desk, kind) !== undefined) return [];
    const key = JSON.stringify(kind);
    return [
      {
        code: "missing-key",
        message: `Items of kind ${key} come to the desk "${desk.name}", which has no service for them.`,
        path: ["desks", index, "service", "byKind"],
        found: shown(Object.keys(desk.service.byKind ?? {})),
        expected: `a law for ${key}`,
        fix: `add "${kind}: { exponential: 10 min }"`,
      },
    ];
  });
}

const unreachable = (name: string, index: number): Finding => ({
  code: "unreachable-desk",
  message: `No item can reach the desk "${name}".`,
  path: ["desks", index, "name"],
  found: `"${name}", to which no kind and no desk leads`,
  expected: "a desk at which a kind begins, or to which a desk on its way sends a share above 0",
  fix: "send items there, or remove the desk",
});

/**
 * Loops that would not end: desks from which no way leads out (then, and only then, expected visits are not finite: the shares
 * among them have spectral radius 1), loops through which an item runs without ever being served, and loops that hardly ever end.
 */
function loopFindings({ desks }: FloorDocument, { kind, reached }: Way): readonly Finding[] {
  const own = desks.filter(({ name }) => reached.includes(name));
  const stay = trapped(own, kind);
  const idle = onLoop(
    own.filter((desk) => isIdle(desk, kind) && !stay.includes(desk)),
    kind,
  );
  const indexOf = ([first]: readonly WrittenDesk[]): number => (first ? desks.indexOf(first) : 0);
  return [
    ...(stay.length > 0 ? [endless(kind, stay, indexOf(stay))] : []),
    ...(idle.length > 0 ? [serviceless(kind, idle, indexOf(idle))] : []),
    ...(stay.length === 0 ? longLoopFindings(desks, own, kind) : []),
  ];
}

const next = (desk: WrittenDesk, kind: string): readonly string[] =>
  routesFrom(desk, kind)
    .filter(({ share }) => share > 0)
    .map(({ to }) => to);

/** The desks from which no item ever leaves. */
function trapped(desks: readonly WrittenDesk[], kind: string): readonly WrittenDesk[] {
  const left = new Set(desks.filter((desk) => leavingShare(desk, kind) > 0).map(({ name }) => name));
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const desk of desks) if (next(desk, kind).some((name) => left.has(name))) left.add(desk.name);
  }
  return desks.filter(({ name }) => !left.has(name));
}

/** Whether a service at a desk takes no time. */
function isIdle(desk: WrittenDesk, kind: string): boolean {
  const law = lawAt(desk, kind);
  const times = law?.fixed === undefined ? (law?.empirical ?? []) : [law.fixed];
  return times.length > 0 && times.every((time) => secondsOf(time) === 0);
}

/** Those of the desks that lie on, or between, loops among them. */
function onLoop(desks: readonly WrittenDesk[], kind: string): readonly WrittenDesk[] {
  const names = new Set(desks.map(({ name }) => name));
  const goesOn = desks.filter((desk) => next(desk, kind).some((name) => names.has(name)));
  return goesOn.length === desks.length ? desks : onLoop(goesOn, kind);
}

const endless = (kind: string, desks: readonly WrittenDesk[], index: number): Finding => ({
  code: "endless-loop",
  message: `Items of kind "${kind}" never leave once they come to the desk "${desks[0]?.name}".`,
  path: ["desks", index, "then"],
  found: `shares of 1 together, from ${namesOf(desks)}`,
  expected: "desks from which a share of the items leaves in the end",
  fix: "lower a share, so that the sum is below 1",
});

const serviceless = (kind: string, desks: readonly WrittenDesk[], index: number): Finding => ({
  code: "loop-without-service",
  message: `Items of kind "${kind}" go round in no time at all: the loop has no service.`,
  path: ["desks", index, "service"],
  found: `services of 0 s on the whole loop: ${namesOf(desks)}`,
  expected: "a loop with a service that takes time at one desk at least",
  fix: "give one of the desks a service, or remove the way back",
});

const namesOf = (desks: readonly WrittenDesk[]): string => desks.map(({ name }) => name).join(", ");
