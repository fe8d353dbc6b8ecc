import { quoted } from "../quoted.ts";
import { TransportFault } from "../transport-fault.ts";

/** An answer's head as an object; where the stage said what went wrong with it, throws that as its fault. */
export function readHead(text: string): Readonly<Record<string, unknown>> {
  const said = parsed(text);
  if (typeof said !== "object" || said === null || Array.isArray(said)) throw notAnObject(text);
  const head: Readonly<Record<string, unknown>> = { ...said };
  if (typeof head.error === "string") throw refused(head.error);
  return head;
}

/** Like `readHead`, of the answer to a message of that number. */
export function readAnswerHead(text: string, call: number): Readonly<Record<string, unknown>> {
  const head = readHead(text);
  if (head.call === call) return head;
  throw new TransportFault({
    code: "wrong-call",
    message: "answered another message than the one it was asked",
    found: head.call === undefined ? "no call" : `call ${JSON.stringify(head.call)}`,
    expected: `call ${call}`,
    fix: "write the message's call into the answer, and one answer to each message",
  });
}

const bareWord = /(?<![\w"])-?(?:NaN|Infinity)\b/g;

/** JSON, in which NaN and Infinity (which are no JSON, but which some libraries write) stand for null: columns say in which row. */
function parsed(text: string): unknown {
  for (const candidate of [text, text.replaceAll(bareWord, "null")]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // The next one, or what is said below.
    }
  }
  throw notAnObject(text);
}

function notAnObject(text: string): TransportFault {
  return new TransportFault({
    code: "not-json",
    message: "gave an answer that is not JSON",
    found: text === "" ? "an empty answer" : quoted(text),
    expected: "a JSON object in one line",
    fix: "write answers and nothing else to standard output (or into the response); what is for people goes to standard error",
  });
}

function refused(error: string): TransportFault {
  return new TransportFault({
    code: "stage-said-error",
    message: "could not do what it was asked",
    found: error.slice(0, 500),
    expected: "an answer",
    fix: "mend what the stage complains of",
  });
}
