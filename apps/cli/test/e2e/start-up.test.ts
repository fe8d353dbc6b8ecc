import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltCommand, buildCommand, patience } from "./built-command.ts";

const commands = ["run", "generate", "verify", "explain", "dashboard"];
const cwd = import.meta.dirname;
let command: BuiltCommand;

beforeAll(async () => {
  command = await buildCommand();
}, patience);

afterAll(() => command.remove());

describe("the built command", () => {
  test("says its version", async () => {
    expect(await command.call(["--version"], { cwd })).toEqual({ status: 0, stdout: "0.1.0\n", stderr: "" });
  });

  test("says what it can do, with examples", async () => {
    const { status, stdout, stderr } = await command.call(["--help"], { cwd });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/Examples:\n {2}tipbench run scenarios\/demo\.yaml/);
    for (const name of commands) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, "m"));
  });

  test.each(commands)("says what %s takes, prints and ends with, with examples", async (name) => {
    const { status, stdout, stderr } = await command.call([name, "--help"], { cwd });
    expect([status, stderr]).toEqual([0, ""]);
    for (const section of ["Options:", "Output:", "Exit codes:"]) expect(stdout).toContain(section);
    expect(stdout).toMatch(new RegExp(`Examples:\n {2}tipbench ${name}\\b`));
  });

  test("says what it can do where nothing is asked, as an error", async () => {
    const { status, stdout, stderr } = await command.call([], { cwd });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("Usage: tipbench");
  });
});
