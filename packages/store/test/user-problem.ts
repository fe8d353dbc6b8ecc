import { UserError, type UserErrorDetail } from "@tipbench/vocabulary";

/** The first problem of the UserError that a promise ends in. Throws where it ends otherwise. */
export async function userProblem(promise: Promise<unknown>): Promise<UserErrorDetail> {
  const error = await promise.then(
    () => new Error("there was no error"),
    (reason: unknown) => reason,
  );
  if (error instanceof UserError && error.problems[0] !== undefined) return error.problems[0];
  throw error;
}
