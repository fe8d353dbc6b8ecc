/**
 * What the house learns in a tick and tells a stage when the tick is over: labels as the fallible analyst wrote them, and outcomes that
 * agencies tell of, weeks to months after delivery, for a minority of deliveries. Never the truth. Rows are numbers in the run, as batches of
 * the received occasion have them. The arrays are valid during the call.
 */
export interface Feedback {
  readonly labels: LabelFeedback;
  readonly outcomes: OutcomeFeedback;
}

/** Reports whose files an analyst labelled, a value each; the columns are those of the label columns. */
export interface LabelFeedback {
  readonly row: Uint32Array;
  readonly files: Uint8Array;
  readonly types: Uint8Array;
  readonly age: Uint8Array;
  readonly flags: Uint8Array;
}

/** Referrals whose outcome an agency told: codes of `outcomeStatuses`. */
export interface OutcomeFeedback {
  readonly row: Uint32Array;
  readonly agency: Uint16Array;
  readonly status: Uint8Array;
}
