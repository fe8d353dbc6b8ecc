import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { formatValue } from "@tipbench/charts";
import { axeFindings, chromiumPath, openBrowser, openPage, type WatchedPage } from "@tipbench/dashboard/testing";
import { openRun } from "@tipbench/store";
import type { RunDocument } from "@tipbench/vocabulary";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltCommand, commandFolder, commandIn, patience, type Running } from "./built-command.ts";
import { tinyScenario, usBase, type WorkFolder, workFolder } from "./work-folder.ts";

const build = fileURLToPath(new URL("../../build.mjs", import.meta.url));
const base = "./base/us.yaml";
const executable = chromiumPath();
const wide = { viewport: { width: 1280, height: 900 } };

let command: BuiltCommand;
let work: WorkFolder;
let document: RunDocument;
let dashboard: Running;
let url: string;
let browser: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  const folder = commandFolder();
  const built = spawnSync(process.execPath, [build, folder], { encoding: "utf8" });
  expect([built.status, built.stderr]).toEqual([0, ""]);
  command = commandIn(folder);
  work = workFolder({
    "scenarios/base/us.yaml": readFileSync(usBase, "utf8"),
    "scenarios/tiny.yaml": tinyScenario({ scale: 0.02, base, extra: "storedRows: 0" }),
    "scenarios/long.yaml": tinyScenario({ scale: 1, days: 300, base }),
  });
  const run = await command.call(["run", "scenarios/tiny.yaml", "--json"], { cwd: work.path });
  document = JSON.parse(run.stdout);
  dashboard = command.start(["dashboard", "--port", "0"], { cwd: work.path });
  url = await addressOf(dashboard);
  if (executable) browser = await openBrowser(executable);
}, patience);

afterAll(async () => {
  await browser?.close();
  dashboard.child.kill("SIGINT");
  await dashboard.ended;
  command.remove();
  work.remove();
});

/** The address that a dashboard prints once it listens. */
async function addressOf(running: Running): Promise<string> {
  let text = "";
  running.child.stdout?.on("data", (part: string) => {
    text += part;
  });
  await running.printed("Ctrl-C ends it");
  return /http:\S+/.exec(text)?.[0] ?? "";
}

/** The status with which the dashboard answers a request with such headers. */
function statusOf(path: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url + path, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on("error", reject).end();
  });
}

describe("the command as it ships", () => {
  test("runs from another folder, with the published tables that it carries", () => {
    expect(document.folder).toBe(join("runs", document.run));
    expect(document.stream.reports).toBeGreaterThan(1_000);
  });

  test("is of the version that its packages have", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect((await command.call(["--version"], { cwd: work.path })).stdout).toBe(`${version}\n`);
  });
});

describe("its dashboard", () => {
  test("answers on the loopback address, and refuses a foreign host and a foreign origin", async () => {
    const { host } = new URL(url);
    expect(host).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(await statusOf("api/runs", {})).toBe(200);
    expect(await statusOf("api/runs", { Host: `example.com:${new URL(url).port}` })).toBe(403);
    expect(await statusOf("api/runs", { Host: host, Origin: "http://example.com" })).toBe(403);
    expect(await statusOf("", { Host: "example.com" })).toBe(403);
  });
});

describe.skipIf(executable === null)("its dashboard in Chromium", () => {
  async function open(hash: string): Promise<WatchedPage> {
    const watched = await openPage(browser, wide);
    await watched.page.goto(url + hash);
    await watched.page.waitForLoadState("networkidle");
    return watched;
  }

  async function expectSound({ page, complaints, addresses }: WatchedPage): Promise<void> {
    expect(complaints).toEqual([]);
    expect(addresses.filter((address) => !address.startsWith(url))).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  }

  test("shows the figures that --json has printed", async () => {
    const watched = await open(`#/runs/${document.run}`);
    const { page } = watched;
    await page.locator(".picture svg").nth(4).waitFor();
    const shown = await page.locator('section[aria-labelledby="metrics"] td .value').allTextContents();
    const printed = document.strategies.flatMap(({ metrics }) =>
      Object.values(metrics).map(({ value, unit }) => formatValue(value, unit)),
    );
    expect(shown.sort()).toEqual(printed.sort());
    for (const { name, metrics } of document.strategies) {
      const figure = page.locator(`[data-metric="jurisdiction.missRate"] [data-strategy="${name}"] .value`);
      expect(await figure.textContent()).toBe(formatValue(metrics["jurisdiction.missRate"]?.value ?? null, "share"));
    }
    await expectSound(watched);
  });

  test("follows a report that is stored", async () => {
    const watched = await open(`#/runs/${document.run}/reports?filter=all`);
    const { page } = watched;
    await page.locator("tbody a").first().click();
    await page.getByText("Routing: first delivered to").waitFor();
    await page.getByRole("button", { name: "Show its whole life" }).click();
    await page.getByRole("cell", { name: /^provider-\d+$/ }).waitFor({ timeout: patience });
    expect(await page.getByText("Routing: first delivered to").count()).toBe(1);
    await expectSound(watched);
  });

  test("makes the life of a report again that is not stored", async () => {
    const watched = await open(`#/runs/${document.run}/reports/${await reportNotStored()}`);
    const { page } = watched;
    await page.getByText("No decision on this report is stored").waitFor();
    await page.getByText("What was true").waitFor({ timeout: patience });
    expect(await page.getByText("Routing: first delivered to").count()).toBe(1);
    await expectSound(watched);
  });

  test("starts a run, shows another meanwhile, and ends it without a trace", async () => {
    const watched = await open("");
    const { page } = watched;
    await page.getByLabel("Scenario").selectOption("long.yaml");
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByText("running").waitFor();
    await page.getByRole("link", { name: document.run }).click();
    await page.locator(".picture svg").nth(4).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "Cancel long.yaml" }).click();
    await page.getByText("cancelled").waitFor({ timeout: patience });
    expect(work.entries("runs")).toEqual([document.run]);
    await page.getByLabel("Scenario").selectOption("tiny.yaml");
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByRole("link", { name: "open" }).waitFor({ timeout: patience });
    await expectSound(watched);
  });

  async function reportNotStored(): Promise<number> {
    const args = ["generate", "scenarios/tiny.yaml", "--format", "jsonl", "--out", "stream"];
    await command.call(args, { cwd: work.path });
    const { rows } = await (await openRun(join(work.path, document.folder))).decisions("baseline", { limit: 1e6 });
    const stored = new Set(rows.map(({ reportId }) => reportId));
    const lines = readFileSync(join(work.path, "stream/reports/part-00000.jsonl"), "utf8").trimEnd().split("\n");
    return lines.map((line): number => JSON.parse(line).reportId).find((reportId) => !stored.has(reportId)) ?? 0;
  }
});
