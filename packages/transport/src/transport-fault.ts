/** What an outside stage did wrong, as data: threads pass it on. */
export interface FaultDetail {
  readonly code: string;
  /** What the stage did, after its name: `ended with exit code 1`. */
  readonly message: string;
  readonly found: string;
  readonly expected: string;
  readonly fix: string;
}

/** A fault of an outside stage, before it is known in which tick it happened. */
export class TransportFault extends Error {
  readonly detail: FaultDetail;
  constructor(detail: FaultDetail) {
    super(detail.message);
    this.name = "TransportFault";
    this.detail = detail;
  }
}

/** A message to a stage that has been closed. */
export const endedAlready = new TransportFault({
  code: "stage-ended",
  message: "has been closed",
  found: "a message after the end",
  expected: "no message after the end",
  fix: "open the stage afresh",
});

const lostCodes: readonly string[] = [
  "stage-ended",
  "stage-deadline",
  "half-answer",
  "unasked-answer",
  "connection-refused",
  "connection-broken",
  "http-status",
];

/** Whether a fault is one after which the stage may be started again: it was lost, rather than wrong. */
export function isLost({ code }: FaultDetail): boolean {
  return lostCodes.includes(code);
}
