/** Index of the first row whose triage is not a valid decision, -1 where all are. Codes: priority 1-4, disposition 1-2, escalate 0-1. */
export function firstBadTriage(
  priority: Uint8Array,
  disposition: Uint8Array,
  escalate: Uint8Array,
  score: Float32Array,
  rows: number,
): number {
  for (let row = 0; row < rows; row++) {
    const isGood =
      priority[row]! - 1 < 4 &&
      priority[row] !== 0 &&
      disposition[row]! - 1 < 2 &&
      disposition[row] !== 0 &&
      escalate[row]! < 2 &&
      Number.isFinite(score[row]!);
    if (!isGood) return row;
  }
  return -1;
}

/** Index of the first row whose agencies are not valid, -1 where all are: the first is given, all are codes below `agencies`. */
export function firstBadRouting(agency: Uint16Array, confidence: Float32Array, agencies: number, rows: number): number {
  for (let row = 0; row < rows; row++) {
    const at = 3 * row;
    const isGood =
      agency[at] !== 0 &&
      agency[at]! < agencies &&
      agency[at + 1]! < agencies &&
      agency[at + 2]! < agencies &&
      confidence[row]! >= 0 &&
      confidence[row]! <= 1;
    if (!isGood) return row;
  }
  return -1;
}

/** Index of the first item whose action is none, -1 where all have one: a code from 1 to below `actions`. */
export function firstBadAssessment(action: Uint8Array, actions: number, rows: number): number {
  for (let row = 0; row < rows; row++) if (action[row] === 0 || action[row]! >= actions) return row;
  return -1;
}
