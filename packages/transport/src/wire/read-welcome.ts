import type { WireFormat } from "../stage-source.ts";
import { TransportFault } from "../transport-fault.ts";
import { protocolVersion, type Welcome } from "./protocol.ts";
import { readHead } from "./read-head.ts";

type Said = Readonly<Record<string, unknown>>;

/** Understands what a stage said to the first message; throws a TransportFault that tells all that is wrong with it. */
export function readWelcome(text: string, format: WireFormat): Welcome {
  const said = readHead(text);
  if (said.protocol !== protocolVersion) throw wrongProtocol(said.protocol);
  const wrong = problemsOf(said, format);
  if (wrong.length > 0) throw badWelcome(wrong);
  return {
    name: textOf(said.name),
    version: textOf(said.version),
    reads: Array.isArray(said.reads) ? said.reads : [],
    learns: said.learns === true,
    tables: said.tables === true,
    scoreIs: said.scoreIs === "probability" ? "probability" : null,
    session: typeof said.session === "string" ? said.session : null,
  };
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const isFlag = (value: unknown): boolean => value === undefined || typeof value === "boolean";
const isText = (value: unknown): boolean => value === undefined || (typeof value === "string" && value.length <= 200);

/** It travels in a header too, where nothing but these signs may stand. */
const isSession = (value: unknown): boolean =>
  value === undefined || (typeof value === "string" && /^[\x20-\x7e]{0,200}$/.test(value));

const knownKeys = ["protocol", "name", "version", "reads", "learns", "tables", "scoreIs", "session", "format", "type"];

function problemsOf(said: Said, format: WireFormat): string[] {
  const others = Object.keys(said).filter((key) => !knownKeys.includes(key));
  const isName = typeof said.name === "string" && /^[\w.@/ -]{1,64}$/.test(said.name);
  const areReads = Array.isArray(said.reads) && said.reads.every((name) => typeof name === "string");
  const unknown = others.map((key) => JSON.stringify(key)).join(", ");
  const problems: readonly (readonly [isGood: boolean, text: string])[] = [
    [others.length === 0, `${unknown} is no key of it, which may have ${knownKeys.join(", ")}`],
    [isName, "name is not 1 to 64 letters, digits or . _ @ / - and spaces"],
    [areReads, "reads is not a list of column names"],
    [said.format === undefined || said.format === format, `format is not "${format}", which the scenario asks for`],
    [isFlag(said.learns), "learns is not true or false"],
    [isFlag(said.tables), "tables is not true or false"],
    [said.scoreIs === undefined || said.scoreIs === "probability", 'scoreIs is not "probability"'],
    [isText(said.version), "version is not a text of at most 200 characters"],
    [isSession(said.session), "session is not a text of at most 200 printable ASCII characters"],
  ];
  return problems.flatMap(([isGood, text]) => (isGood ? [] : [text]));
}

function wrongProtocol(found: unknown): TransportFault {
  return new TransportFault({
    code: "wrong-protocol",
    message: "speaks another version of the protocol",
    found: found === undefined ? "no protocol" : `protocol ${JSON.stringify(found)}`,
    expected: `protocol ${protocolVersion}`,
    fix: `answer the first message with "protocol": ${protocolVersion}, and speak that version (docs/reference/stage-protocol.md)`,
  });
}

function badWelcome(wrong: readonly string[]): TransportFault {
  return new TransportFault({
    code: "bad-welcome",
    message: "gave an answer to the first message that cannot be used",
    found: wrong.join("; "),
    expected: '{"protocol": 1, "name": "...", "reads": ["...", ...]}',
    fix: "correct what the stage says to the message of type hello",
  });
}
