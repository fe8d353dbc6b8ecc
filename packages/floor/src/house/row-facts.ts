/**
 * What the floor knows of every report, by row of the run; the owner fills a row before the floor receives it. Of the truth it holds the lead
 * agency and the subject, which agencies find out in the end: to send misrouted deliveries on, and to see two cases on one subject.
 */
export interface RowFacts {
  readonly receivedAtSeconds: Int32Array;
  /** By which the row's draws are keyed. */
  readonly submission: Uint32Array;
  /** 0: none. */
  readonly leadAgency: Uint16Array;
  readonly subject: Uint32Array;
  /** Code of the provider. */
  readonly provider: Uint8Array;
  /** Number of files, `mostFilesTold` at most, and `unviewedBit`. */
  readonly files: Uint8Array;
}
