import { UserError } from "@tipbench/vocabulary";
import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import type { ApiError } from "../api-types.ts";

/** A request that is refused with a status and a sentence. */
export class ApiProblem extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = "ApiProblem";
    this.status = status;
  }
}

/** Answers with `status` and sentences. */
export function refuse(response: Response, status: number, ...problems: readonly string[]): void {
  const body: ApiError = { problems };
  response.status(status).json(body);
}

/** Ends what no route answered. */
export const unknownPath: RequestHandler = (request, response) => {
  refuse(response, 404, `There is nothing at ${request.path}.`);
};

function statusOf(error: object): number | null {
  return "status" in error && typeof error.status === "number" && error.status < 500 ? error.status : null;
}

/** Says what went wrong: refusals and errors of the user in their own words, anything else as a bug. */
export const answerErrors: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  if (error instanceof UserError) {
    const words = error.problems.map(({ message, at, found }) => [message, at, found].filter(Boolean).join(" "));
    return refuse(response, 400, ...words);
  }
  const status = error instanceof Error ? statusOf(error) : null;
  if (error instanceof Error && status !== null) return refuse(response, status, error.message);
  console.error(error);
  refuse(response, 500, "This is a bug in tipbench; the terminal has the details.");
};
