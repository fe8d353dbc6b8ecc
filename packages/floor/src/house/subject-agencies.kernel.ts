/**
 * An agency for each of some subjects, as a table with linear probing (Knuth, vol. 3, section 6.4). The home of a subject is its low bits:
 * subjects are numbered in order of time, so those who are new lie side by side.
 */
export interface SubjectAgencies {
  /** Subjects in it. */
  count: number;
  /** Two words a place: the subject, and 1 + its agency; 0 where the place is free. */
  words: Uint32Array;
}

/** An empty table; it has room for `subjects`, and grows beyond. */
export function subjectAgencies(subjects = 1024): SubjectAgencies {
  let places = 2;
  while (places < 2 * subjects) places *= 2;
  return { count: 0, words: new Uint32Array(2 * places) };
}

/** Word of the subject's place, or of the free one where it would stand. */
function placeOf({ words }: SubjectAgencies, subject: number): number {
  const mask = words.length - 1;
  let at = (2 * subject) & mask;
  while (words[at + 1] !== 0 && words[at] !== subject) at = (at + 2) & mask;
  return at;
}

/** The agency of a subject; -1 for one that is not in the table. */
export function agencyOf(table: SubjectAgencies, subject: number): number {
  return table.words[placeOf(table, subject) + 1]! - 1;
}

/** Gives a subject that is not in the table an agency. */
export function addSubject(table: SubjectAgencies, subject: number, agency: number): void {
  if (4 * (table.count + 1) > table.words.length) grow(table);
  const at = placeOf(table, subject);
  table.words[at] = subject;
  table.words[at + 1] = agency + 1;
  table.count += 1;
}

function grow(table: SubjectAgencies): void {
  const before = table.words;
  table.words = new Uint32Array(2 * before.length);
  table.count = 0;
  for (let at = 0; at < before.length; at += 2) {
    if (before[at + 1] !== 0) addSubject(table, before[at]!, before[at + 1]! - 1);
  }
}

/** Takes out a subject that is in the table, and moves up those that were pushed away by it. */
export function removeSubject(table: SubjectAgencies, subject: number): void {
  const { words } = table;
  const mask = words.length - 1;
  let hole = placeOf(table, subject);
  for (let at = (hole + 2) & mask; words[at + 1] !== 0; at = (at + 2) & mask) {
    const fromHome = (at - 2 * words[at]!) & mask;
    if (fromHome < ((at - hole) & mask)) continue;
    words[hole] = words[at]!;
    words[hole + 1] = words[at + 1]!;
    hole = at;
  }
  words[hole + 1] = 0;
  table.count -= 1;
}
