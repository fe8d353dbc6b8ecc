import { join } from "node:path";
import { UserError } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { stageTarget } from "../../src/stage-study/stage-target.ts";
import { removeFoldersAfterAll, temporaryFolder } from "../fixtures/temporary-folder.ts";

removeFoldersAfterAll();

const folder = temporaryFolder({ "mine.ts": "", "mine.py": "", program: "" });
const there = (name: string): string => join(folder, name);

test.each([
  [there("mine.ts"), "file"],
  ["http://127.0.0.1:9000/", "url"],
  ["https://stage.example.org/triage", "url"],
  ["python3 mine.py", "command"],
  ["node ./mine.ts", "command"],
  ["my-program", "command"],
  [there("program"), "command"],
  ["'a program' --fast", "command"],
])("%s is a %s", (text, kind) => {
  expect(stageTarget(text)).toEqual({ kind, text });
});

test.each([
  [there("mien.ts"), "no-such-file", "change it to"],
  [there("other.ts"), "no-such-file", "tipbench stage new"],
  [there("mine.py"), "not-a-module", `"python3 ${there("mine.py")}"`],
  ["python3 'mine.py", "wrong-type", "close every quote"],
  ["", "wrong-type", "close every quote"],
])("%s is refused", (text, code, fix) => {
  const refused = (): unknown => stageTarget(text);
  expect(refused).toThrow(UserError);
  try {
    refused();
  } catch (error) {
    const [problem] = error instanceof UserError ? error.problems : [];
    expect([problem?.code, problem?.fix]).toEqual([code, expect.stringContaining(fix)]);
  }
});
