import { metricDefinitions } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { findForbidden } from "./reserved-ranges.ts";

describe("what may stand in an output", () => {
  test.each([
    ["reserved IPv4", "from 240.0.0.1:443 to 255.255.255.255/32, and 251.7.0.9."],
    ["documentation IPv6", "2001:db8::1, 2001:0DB8:0:0:0:0:0:7, 3fff:fff::9 and [::1]; at 2001:db8::5: refused"],
    ["example domains", "https://mail.example.com/a?b=c example.org <example.net>"],
    ["example addresses", "ana.b+c@example.com, x@sub.example.org"],
    ["fictional telephones", "555-0123, 212-555-0199, (212) 555-0100, 212.555.0142, +1 212 555 0177, +12125550101"],
    ["file names", "open report.html, metrics.json, decisions/baseline.parquet, my-triage.ts and tipbench.mjs"],
    ["package names and versions", "pnpm@12.4.2 @tipbench/stats @duckdb/node-api@1.5.5-r.5 vega-lite 6.4.3 v1.2.3.4"],
    ["metric names", metricDefinitions.map((metric) => metric.name).join(" ")],
    ["times and dates", "2023-01-01T00:00:00.000Z 23:59:59 2023-12-31T10:11:12+02:00 00:15"],
    [
      "numbers",
      "0.123456 36210368 -1.5e+12345678 1,132,270 +36210368 12.5.3 +5 100 200 +0.021 -0.4 (0.61 to 0.68) 10-20 300.400.500.600",
    ],
    ["hashes and ids", "9f86d081884c7d659a2feaa0c55ad015 550e8400-e29b-41d4-a716-446655440000 0xdeadbeef"],
    ["code and style", "std::add a::before { color: #fff } ::error file=a.ts GitHub::x this.location.state::fade"],
    [
      "an SVG's namespace",
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 150"><path d="M10,20.5L300,400.25Z"/></svg>',
    ],
  ])("%s", (_what, text) => {
    expect(findForbidden(text)).toEqual([]);
  });
});

describe("what may not", () => {
  test.each([
    ["8.8.8.8", "to 8.8.8.8:53"],
    ["239.255.255.255", "just below: 239.255.255.255."],
    ["127.0.0.1", "http://127.0.0.1:8080/"],
    ["192.168.0.1", '{"ip":"192.168.0.1"}'],
    ["2001:4860:4860::8888", "resolver 2001:4860:4860::8888, port 53"],
    ["fe80::1", "ip:fe80::1"],
    ["2001:db9::1", "[2001:db9::1]:80"],
    ["3fff:1000::1", "just past 3fff:1000::1: end"],
    ["mail.somewhere.com", "host mail.somewhere.com."],
    ["badexample.com", "https://badexample.com/x"],
    ["example.com.somewhere.org", "example.com.somewhere.org"],
    ["intranet.lan", "https://intranet.lan:8443/login"],
    ["someone@somewhere.museum", "write to someone@somewhere.museum"],
    ["x@notexample.net", "x@notexample.net"],
    ["212-555-0200", "call 212-555-0200"],
    ["(212) 867-5309", "(212) 867-5309"],
    ["867-5309", "ext 867-5309,"],
    ["212.867.5309", "212.867.5309"],
    ["+44 20 7946 0958", "London: +44 20 7946 0958"],
    ["+1 (212) 867-5309", "office +1 (212) 867-5309."],
    ["+12128675309", '"phone":"+12128675309"'],
  ])("%s", (identifier, text) => {
    expect(findForbidden(text)).toEqual([identifier]);
  });

  test("is named once, however often it stands, and an e-mail address is not named again as a domain", () => {
    expect(findForbidden("1.1.1.1 a@b.com 1.1.1.1 a@b.com")).toEqual(["1.1.1.1", "a@b.com"]);
  });

  test("unless the caller allows exactly that", () => {
    const text = "listening on http://127.0.0.1:4100, or http://localhost:4100; not on http://127.0.0.2:4100";
    expect(findForbidden(text, ["127.0.0.1", "localhost"])).toEqual(["127.0.0.2"]);
  });

  test("is found in a text of ten megabytes within the patience of a test", () => {
    const runs = ["abcdef0123456789:", "QUJDREVGR0g+aW5n", "9f86d081884c7d65", "a.b-c.d.", "://"];
    const text = runs.map((run) => run.repeat(2_000_000 / run.length)).join(" ");
    expect(findForbidden(`${text} 8.8.8.8`)).toEqual(["8.8.8.8"]);
  });
});
