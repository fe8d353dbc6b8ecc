import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { sampleRun } from "@tipbench/charts/testing";
import { axeFindings, chromiumPath, openBrowser, openPage } from "@tipbench/dashboard/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderReport } from "../../src/report/render-report.ts";

const executable = chromiumPath();

describe.skipIf(executable === null)("a report in Chromium", () => {
  let folder = "";
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "tipbench-report-"));
    await writeFile(join(folder, "report.html"), await renderReport(sampleRun(5, 2)));
    browser = await openBrowser(executable ?? "");
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  it.each([
    ["wide and light", 1_280, "light"],
    ["narrow and dark", 400, "dark"],
  ] as const)("opens offline, quiet and accessible, %s", async (_, width, colorScheme) => {
    const options = { viewport: { width, height: 900 }, colorScheme, offline: true };
    const { page, complaints, addresses } = await openPage(browser, options);
    const address = pathToFileURL(join(folder, "report.html")).href;
    await page.goto(address);
    expect(complaints).toEqual([]);
    expect(addresses).toEqual([address]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  it("takes a chart's dark colours on a dark page, and its light ones on paper", async () => {
    const { page } = await openPage(browser, { colorScheme: "dark" });
    await page.goto(pathToFileURL(join(folder, "report.html")).href);
    const color = () => page.evaluate(`getComputedStyle(document.querySelector('svg [fill="#ca6023"]')).fill`);
    expect(await color()).toBe("rgb(232, 128, 74)");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await color()).toBe("rgb(202, 96, 35)");
    await page.context().close();
  });
});
