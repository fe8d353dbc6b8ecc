import { existsSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where Chromium is: CHROMIUM_PATH, or Debian's place; null where there is none. Throws without it where CI is set. */
export function chromiumPath(): string | null {
  const path = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  if (existsSync(path)) return path;
  const words = `There is no Chromium at ${path}; set CHROMIUM_PATH.`;
  if (process.env.CI) throw new Error(words);
  process.stderr.write(`${words} Tests in a browser are skipped.\n`);
  return null;
}

/** A page under watch: what it wrote to the console as a warning or worse, and the addresses that it asked for. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: string[];
  readonly addresses: string[];
}

/** Starts Chromium without a head and without a wish to call anyone. */
export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: flags });
}

/** Opens an empty page of its own context and watches it. */
export async function openPage(browser: Browser, options: BrowserContextOptions): Promise<WatchedPage> {
  const context = await browser.newContext({ bypassCSP: false, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const addresses: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => addresses.push(request.url()));
  return { page, complaints, addresses };
}

/** What axe finds wrong with what the page shows, one line a finding; empty: nothing. Pictures count as a whole. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude("svg > *").analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
