import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { UserError } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import type { StageStudy } from "../../src/stage-study/study-document.ts";
import type { StudyRequest } from "../../src/stage-study/study-task.ts";
import { type StudyWatch, testStage } from "../../src/stage-study/test-stage.ts";
import { requestFor, type Studied, study } from "../fixtures/studied.ts";
import { removeFoldersAfterAll, temporaryFolder } from "../fixtures/temporary-folder.ts";

removeFoldersAfterAll();

const templates = join(import.meta.dirname, "../../../stage-kit/templates");

/** A triage stage whose loop does something of its own after the usual four values. */
const triageThat = (line: string): string => `
export const createStage = (options) => ({
  name: "planted",
  reads: ["incidentType", "fileViewed"],
  triage({ rows, columns }, _occasion, out) {
    for (let row = 0; row < rows; row++) {
      out.priority[row] = 2;
      out.disposition[row] = 1;
      ${line}
    }
  },
});
`;

/** Studies a file with such a text. */
const studyOf = (source: string, asked: Partial<StudyRequest> = {}): Promise<Studied> =>
  study(join(temporaryFolder({ "own.ts": source }), "own.ts"), asked);

/** Triage over HTTP that gives one type a disposition that there is not. */
async function answerTriage(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const { type, step, call, rows, columns } = JSON.parse(Buffer.concat(pieces).toString());
  const all = (value: number): number[] => Array.from({ length: rows }, () => value);
  const welcome = { protocol: 1, name: "served", reads: ["incidentType"] };
  const disposition = columns?.incidentType.map((code: number) => (code === 5 ? 3 : 1));
  const said = type === "batch" ? { priority: all(2), disposition, escalate: all(0), score: all(0) } : {};
  const answer = type === "hello" ? (step === "triage" ? welcome : { error: "no" }) : { call, ...said };
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
}

const brokenLaws = ({ laws }: Studied): string[] =>
  laws.filter(({ verdict }) => verdict === "broken").map(({ law }) => law);

async function refusal(studied: Promise<unknown>): Promise<string | undefined> {
  const error = await studied.catch((thrown: unknown) => thrown);
  return error instanceof UserError ? error.problems[0]?.code : String(error);
}

describe("a lawful stage", () => {
  test.each(["dedup", "triage", "routing", "assessment"] as const)(
    "of the %s step is known by its method",
    async (step) => {
      const found = await study(join(templates, `${step}.ts`));
      expect([found.kind, brokenLaws(found)]).toEqual([step, []]);
      expect(found.laws.length).toBeGreaterThan(9);
    },
  );

  test("gets the options", async () => {
    const source = triageThat("if (options.isBroken) out.priority[row] = 0;");
    expect(brokenLaws(await studyOf(source))).toEqual([]);
    expect(brokenLaws(await studyOf(source, { options: { isBroken: true } }))).toEqual(["every-row"]);
  });
});

describe("a stage that breaks laws", () => {
  const source = triageThat("if (columns.incidentType[row] === 3) out.disposition[row] = 0; out.score[row] = rows;");

  test("is told of all of them, each on its smallest stream", async () => {
    const found = await studyOf(source);
    expect(brokenLaws(found)).toEqual(["slices", "later-rows", "every-row"]);
    const undecided = found.laws.find(({ law }) => law === "every-row")?.failure;
    expect(undecided?.ticks).toEqual([{ firstRow: 0, rows: 1, columns: { incidentType: [3], fileViewed: [[]] } }]);
    const values = { priority: 2, disposition: 0, escalate: 0, score: 1 };
    expect(undecided?.gave).toEqual([{ when: "", decisions: [{ row: 0, values }] }]);
  });

  test("finds the same again from the line that it printed", async () => {
    const found = await studyOf(source);
    for (const { law, failure } of found.laws.filter(({ failure }) => failure !== null)) {
      const [, seed = "", path = ""] = /:(-?\d+):([\d:]+)$/.exec(failure?.replay ?? "") ?? [];
      const again = await studyOf(source, { replay: { law, seed: Number(seed), path } });
      expect(again.laws.map((one) => one.failure)).toEqual([failure]);
    }
  });

  test("is told the same each time, and tried on other streams under another seed", async () => {
    const [one, again, other] = await Promise.all([
      studyOf(source),
      studyOf(source),
      studyOf(source, { seed: "another study" }),
    ]);
    expect(again).toEqual(one);
    expect(other.laws.map(({ failure }) => failure?.replay)).not.toEqual(
      one.laws.map(({ failure }) => failure?.replay),
    );
  });

  test("is asked no more once it throws, and told where", async () => {
    const found = await studyOf(triageThat("if (columns.incidentType[row] === 4) throw new TypeError('four');"));
    expect(found.laws.map(({ verdict }) => verdict).slice(0, 3)).toEqual(["kept", "broken", "notChecked"]);
    expect(found.laws[1]?.failure?.found).toMatch(/^TypeError: four\n.*own\.ts:\d+:\d+/);
  });
});

describe("what is no stage is refused", () => {
  test.each([
    ["a file that does not compile", "export const createStage = (", {}, "stage-does-not-compile"],
    ["a file without createStage", "export const other = 1;", {}, "stage-does-not-load"],
    ["a factory that throws", "export const createStage = () => { throw new Error('no'); };", {}, "stage-threw"],
    ["an object without a method", "export const createStage = () => ({ name: 'a', reads: [] });", {}, "not-a-stage"],
    ["a stage of another step", triageThat(""), { step: "routing" }, "not-a-stage"],
    [
      "a stage of two steps",
      "export const createStage = () => ({ name: 'a', reads: [], route() {}, triage() {} });",
      {},
      "several-kinds",
    ],
    ["a law that there is not", triageThat(""), { replay: { law: "speed", seed: 1, path: "0" } }, "unknown-law"],
  ] as const)("%s", async (_, source, asked, code) => {
    expect(await refusal(studyOf(source, asked))).toBe(code);
  });
});

describe("in a thread of its own", () => {
  const watch = (signal = new AbortController().signal): StudyWatch => ({ signal, onStream: () => {} });
  const inThread = (source: string, asked: Partial<StudyRequest> = {}, signal?: AbortSignal): Promise<StageStudy> =>
    testStage(requestFor(join(temporaryFolder({ "own.ts": source }), "own.ts"), asked), watch(signal));

  test("a stage is found to be what it is", async () => {
    const { laws, ...rest } = await inThread(triageThat("out.priority[row] = 0;"));
    const reads = ["incidentType", "fileViewed"];
    expect(rest).toEqual({ stage: "planted", kind: "triage", reads, seed: "a study", runs: 20, isLawful: false });
    expect(laws.map(({ law }) => law)).toEqual(expect.arrayContaining(["reads", "slices", "every-row", "names"]));
  });

  test("a stage at an address is known by what it answers, and its codes are looked at", async () => {
    const server = createServer(answerTriage).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const text = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
    const found = await testStage(requestFor(text, { target: { kind: "url", text }, runs: 10 }), watch());
    server.close();
    const failure = found.laws.find(({ law }) => law === "no-error")?.failure;
    expect([found.kind, brokenLaws(found)]).toEqual(["triage", ["no-error"]]);
    expect([failure?.found, failure?.expected]).toEqual([
      expect.stringContaining("disposition 3"),
      "a whole number from 1 to 2",
    ]);
    expect(failure?.ticks).toEqual([{ firstRow: 0, rows: 1, columns: { incidentType: [5] } }]);
  });

  test("a stage that hangs in a call is ended", async () => {
    expect(await refusal(inThread(triageThat("for (;;);"), { deadlineSeconds: 1 }))).toBe("stage-hangs");
  });

  test("a study that is called off ends with the reason", async () => {
    const reason = new Error("called off");
    await expect(inThread(triageThat(""), {}, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
