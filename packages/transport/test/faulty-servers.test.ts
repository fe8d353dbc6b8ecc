import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type StartedServer, startServer } from "../src/testing.ts";
import { askOnce, fixture, problemOf } from "./fixtures/opened.ts";

let server: StartedServer;
beforeAll(async () => {
  server = await startServer(fixture("faulty-server.mjs"));
});
afterAll(() => server.child.stdin?.end());

const askAt = (path: string, settings: object = {}) =>
  askOnce({ program: { url: `${server.url}${path}` }, deadlineSeconds: 20, ...settings });

describe("a server", () => {
  test("that does all right decides, and gets its session back", () => {
    expect(askAt("/").priority).toEqual(Uint8Array.of(3, 3, 3, 3));
  });

  test.each([
    ["/500", "http-status", /HTTP 500/],
    ["/redirect", "http-redirect", /HTTP 302 to http:\/\/127\.0\.0\.1:1\//],
    ["/html", "wrong-content-type", /content-type: text\/html/],
    ["/typeless", "wrong-content-type", /content-type: none/],
    ["/cut", "connection-broken", /9 bytes of an answer/],
    ["/hangs-up", "connection-broken", /0 bytes of an answer/],
    ["/prose", "not-json", /"all well"/],
  ])("at %s is told as %s, with its address, place and tick", (path, code, found) => {
    const problem = problemOf(() => askAt(path));
    expect(problem).toMatchObject({ code, at: "mine.yaml:3 strategies.mine.triage" });
    expect(problem.message).toContain(`Stage "${server.url}${path}" `);
    expect(problem.message).toMatch(/\(tick 5\)\.$/);
    expect(problem.found).toMatch(found);
  });

  test.each([
    ["/silent", "no answer"],
    ["/slow", "9 bytes of an answer that is not whole"],
  ])("at %s is given up at the deadline", (path, found) => {
    expect(problemOf(() => askAt(path, { deadlineSeconds: 1 }))).toMatchObject({ code: "stage-deadline", found });
  });

  test.each(["/huge", "/announced"])("with two billion bytes at %s is cut off at the limit", (path) => {
    expect(problemOf(() => askAt(path))).toMatchObject({ code: "answer-too-large", found: "more than 67108864 bytes" });
  });

  test("that is not there is told as such, without a tick", () => {
    const problem = problemOf(() => askOnce({ program: { url: "http://127.0.0.1:1/" } }));
    expect(problem).toMatchObject({ code: "connection-refused", found: "ECONNREFUSED" });
    expect(problem.message).toBe('Stage "http://127.0.0.1:1/" cannot be reached.');
  });
});
