import { commandWords, defaultDeadlineSeconds, failurePolicies, wireFormats } from "@tipbench/transport";
import { type Finding, shown } from "./finding.ts";
import { nearestName, oneOf } from "./nearest-name.ts";
import type { OutsideWay, StageChoice, Step } from "./scenario.ts";

/** A stage outside the process as it was written, or what is wrong with it, on paths that begin at its map. */
export type ReadOutside =
  | { readonly choice: Omit<StageChoice, "line">; readonly findings: readonly [] }
  | { readonly choice: undefined; readonly findings: readonly Finding[] };

const longestDeadlineSeconds = 86_400;

/** Reads `{ command: WORDS, ...options }` or `{ url: ADDRESS, ...options }`, with or without what says how to speak with the stage. */
export function readOutside(step: Step, kind: "command" | "url", map: Readonly<Record<string, unknown>>): ReadOutside {
  const {
    [kind]: use,
    format = "jsonl",
    deadlineSeconds = defaultDeadlineSeconds,
    onFailure = "stop",
    ...options
  } = map;
  const way = { format, deadlineSeconds, onFailure };
  const findings = [
    ...(kind === "command" ? commandFindings(use) : urlFindings(use)),
    ...namesElsewhere(kind, options),
    ...namesNearly(options),
    ...wayFindings(step, way),
  ];
  if (findings.length > 0 || typeof use !== "string" || !isWay(way)) return { choice: undefined, findings };
  return { choice: { kind, use, options, way }, findings: [] };
}

const isOneOf = <T extends string>(names: readonly T[], value: unknown): value is T =>
  names.some((name) => name === value);

function isWay(way: Readonly<Record<keyof OutsideWay, unknown>>): way is OutsideWay {
  const { format, deadlineSeconds, onFailure } = way;
  return isOneOf(wireFormats, format) && typeof deadlineSeconds === "number" && isOneOf(failurePolicies, onFailure);
}

function commandFindings(written: unknown): Finding[] {
  if (typeof written === "string" && commandWords(written) !== null) return [];
  const found = shown(written);
  return [
    {
      code: "wrong-type",
      message: "No command can be read from this.",
      path: ["command"],
      found,
      expected: "a program and its words, such as python3 mine.py: \"...\" or '...' around words with spaces, no shell",
      fix:
        typeof written === "string" ? "write a program's name, and close every quote" : "write the command as one text",
    },
  ];
}

function urlFindings(written: unknown): Finding[] {
  if (typeof written === "string" && /^https?:\/\//.test(written) && URL.canParse(written)) {
    const { username, password, hash } = new URL(written);
    if (username + password + hash === "") return [];
  }
  return [
    {
      code: "wrong-type",
      message: "No address of a stage can be read from this.",
      path: ["url"],
      found: shown(written),
      expected: "an address such as http://127.0.0.1:9000/, without a user, a password or a fragment",
      fix: "write the address at which the stage takes POST requests",
    },
  ];
}

function namesElsewhere(kind: string, options: Readonly<Record<string, unknown>>): Finding[] {
  const others = ["use", "command", "url", "reference"].filter((key) => Object.hasOwn(options, key));
  return others.map((key) => ({
    code: "unknown-key",
    message: `The key ${shown(key)} cannot stand beside "${kind}".`,
    path: [key],
    found: shown(key),
    expected: "one of use, reference, command and url",
    fix: `remove it, or remove ${shown(kind)}`,
  }));
}

const wayNames = ["format", "deadlineSeconds", "onFailure"] as const satisfies readonly (keyof OutsideWay)[];

/** Other keys are the stage's own options, but for those that were most likely meant otherwise. */
function namesNearly(options: Readonly<Record<string, unknown>>): Finding[] {
  return Object.keys(options).flatMap((key): Finding[] => {
    const nearest = nearestName(key, wayNames);
    if (nearest === undefined) return [];
    return [
      {
        code: "unknown-key",
        message: `The key ${shown(key)} is not known, and too near one that is to be an option of the stage.`,
        path: [key],
        found: shown(key),
        expected: oneOf(key, wayNames),
        fix: `change it to ${shown(nearest)}, or give the stage's option another name`,
      },
    ];
  });
}

function wayFindings(step: Step, way: Readonly<Record<keyof OutsideWay, unknown>>): Finding[] {
  const { format, deadlineSeconds: seconds, onFailure } = way;
  const isTime = typeof seconds === "number" && seconds > 0 && seconds <= longestDeadlineSeconds;
  return [
    ...(isOneOf(wireFormats, format) ? [] : [wrongWord("format", format, wireFormats)]),
    ...(isTime ? [] : [wrongDeadline(seconds)]),
    ...(isOneOf(failurePolicies, onFailure) ? [] : [wrongWord("onFailure", onFailure, failurePolicies)]),
    ...(onFailure === "restart" && step === "dedup" ? [restartedDedup] : []),
  ];
}

const wrongWord = (key: string, found: unknown, names: readonly string[]): Finding => ({
  code: "wrong-value",
  message: `The key "${key}" has a value that it cannot have.`,
  path: [key],
  found: shown(found),
  expected: oneOf(String(found), names),
  fix: "take one of these",
});

const wrongDeadline = (found: unknown): Finding => ({
  code: "out-of-range",
  message: "The deadline of a stage is no time that can be kept.",
  path: ["deadlineSeconds"],
  found: shown(found),
  expected: `seconds, above 0 and at most ${longestDeadlineSeconds}`,
  fix: "write how long a tick's answer may take",
});

const restartedDedup: Finding = {
  code: "restart-refused",
  message: "A dedup stage cannot be started again in the middle of a run.",
  path: ["onFailure"],
  found: '"restart"',
  expected: "stop, since what the stage knew of earlier reports would be lost",
  fix: "remove it",
};
