import type { UserError, UserErrorDetail } from "@tipbench/vocabulary";

/**
 * All problems of an error as plain text without colour, an empty line between two: the sentence with its code, then where it
 * is, what was found, what is expected and how to mend it, each on a line of its own. No line end at the end.
 */
export function renderProblems({ problems }: UserError): string {
  return problems.map(renderProblem).join("\n\n");
}

const labels = ["at", "found", "expected", "fix"] as const;
const labelWidth = 10;

function renderProblem(problem: UserErrorDetail): string {
  const lines = labels.flatMap((label) => {
    const text = problem[label];
    return text === undefined ? [] : [`  ${label.padEnd(labelWidth)}${indented(text)}`];
  });
  return [`${problem.message} [${problem.code}]`, ...lines].join("\n");
}

const indented = (text: string): string => text.replaceAll("\n", `\n${" ".repeat(2 + labelWidth)}`);
