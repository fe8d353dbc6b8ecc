/** What every refusal says: where it stands, what was found there, what may stand there, and how to mend it. */
export interface UserErrorDetail {
  readonly code: string;
  readonly message: string;
  readonly at?: string;
  readonly found?: string;
  readonly expected?: string;
  readonly fix?: string;
}

/** Something is wrong with what the user gave; carries every problem found, so that all are told at once. */
export class UserError extends Error {
  readonly problems: readonly UserErrorDetail[];
  constructor(problems: UserErrorDetail | readonly UserErrorDetail[]) {
    const list = "message" in problems ? [problems] : problems;
    super(list.map((problem) => problem.message).join("\n"));
    this.name = "UserError";
    this.problems = list;
  }
}

/** A promise of tipbench to itself was broken: a bug of ours, never of the user's. */
export class InvariantError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "InvariantError";
  }
}
