import type { UserErrorDetail } from "@tipbench/vocabulary";

/** Kinds of faults of a file of clusters: what is said of all of a kind, what is expected, and how to mend it. */
const kinds = {
  "wrong-fields": [
    "Records do not have two fields.",
    "an id and a cluster, divided by a comma",
    "quote what holds a comma",
  ],
  "bad-quotes": [
    "Records are quoted wrongly.",
    'quotes around a whole field, and "" for a quote in it',
    "close each quote, and double the quotes within",
  ],
  "record-too-long": ["Records are too long.", "65,536 bytes at most", "look for a quote that is not closed"],
  "empty-id": ["Records have no id.", "an id in every record", "give each record its id, or remove it"],
  "empty-cluster": [
    "Records have no cluster.",
    "a cluster in every record; a record alone has a cluster of its own",
    "give each a cluster name of its own",
  ],
  "repeated-id": ["Ids stand more than once in one file.", "every id once", "remove all but one of each"],
  "missing-id": [
    "Ids of this file are not in the other one.",
    "the same ids in both files",
    "add the records, or remove them from both",
  ],
} as const satisfies Readonly<Record<string, readonly [message: string, expected: string, fix: string]>>;

export type FaultKind = keyof typeof kinds;

const mostShown = 3;

/** Faults of one file, counted by kind; the first few of each are shown. */
export class FileFaults {
  readonly #path: string;
  readonly #found = new Map<FaultKind, { count: number; readonly line: number; readonly shown: string[] }>();

  constructor(path: string) {
    this.#path = path;
  }

  /** A fault of the record that begins on a line. */
  add(kind: FaultKind, line: number, text: string): void {
    const of = this.#found.get(kind) ?? { count: 0, line, shown: [] };
    this.#found.set(kind, of);
    of.count += 1;
    if (of.shown.length < mostShown) of.shown.push(text);
  }

  /** One problem for each kind that there is. */
  problems(): UserErrorDetail[] {
    return Array.from(this.#found, ([code, { count, line, shown }]) => {
      const [message, expected, fix] = kinds[code];
      const more = count > shown.length ? `, and ${count - shown.length} more` : "";
      return {
        code,
        message,
        at: `${this.#path}:${line}`,
        found: `${count}: ${shown.join(", ")}${more}`,
        expected,
        fix,
      };
    });
  }
}
