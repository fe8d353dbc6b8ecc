import { UserError, type UserErrorDetail } from "@tipbench/vocabulary";
import type { Command, CommanderError } from "commander";

type Words = Pick<UserErrorDetail, "code" | "message" | "found" | "expected">;

/** A call that commander refused: the command, and the word in question. */
interface Refusal {
  readonly command: Command;
  readonly word: string;
}

const flagsOf = ({ options }: Command): string => `one of ${options.map(({ long }) => long).join(", ")}`;
const commandsOf = ({ commands }: Command): string =>
  `${commands.length === 1 ? "" : "one of "}${commands.map((command) => command.name()).join(", ")}`;
const argumentsOf = ({ registeredArguments: all }: Command): string =>
  all.map((argument) => `<${argument.name()}>`).join(" ") || "no argument";

/** What is said of a refusal, by commander's code. */
const wordings: Readonly<Record<string, (refusal: Refusal) => Words>> = {
  "commander.unknownOption": ({ command, word }) => ({
    code: "unknown-flag",
    message: `There is no flag ${word}.`,
    found: JSON.stringify(word),
    expected: flagsOf(command),
  }),
  "commander.unknownCommand": ({ command, word }) => ({
    code: "unknown-command",
    message: `There is no command ${word}.`,
    found: JSON.stringify(word),
    expected: commandsOf(command),
  }),
  "commander.optionMissingArgument": ({ word }) => ({
    code: "missing-value",
    message: "A flag has no value.",
    found: JSON.stringify(word.split(" ")[0]),
    expected: word,
  }),
  "commander.missingArgument": ({ command, word }) => ({
    code: "missing-argument",
    message: `The argument <${word}> is missing.`,
    found: command.args.length === 0 ? "nothing" : JSON.stringify(command.args.join(" ")),
    expected: argumentsOf(command),
  }),
  "commander.excessArguments": ({ command }) => ({
    code: "too-many-arguments",
    message: "There are more arguments than the command takes.",
    found: JSON.stringify(command.args.join(" ")),
    expected: argumentsOf(command),
  }),
};

/** What a person calls a command, such as "tipbench run". */
function spoken(command: Command): string {
  return command.parent ? `${spoken(command.parent)} ${command.name()}` : command.name();
}

/** What commander refuses about a call of `command`, in the shape of all other errors. */
export function usageError(command: Command, { code, message }: CommanderError): UserError {
  const word = /'([^']*)'/.exec(message)?.[1] ?? "";
  const nearest = /Did you mean (?:one of )?([^,?]+)/.exec(message)?.[1];
  const said = wordings[code]?.({ command, word }) ?? { code: "usage", message };
  const fix = nearest ? `change it to ${nearest}` : `"${spoken(command)} --help" tells what it takes`;
  return new UserError({ ...said, at: spoken(command), fix });
}
