import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { houseRoot } from "../house/copied-house.ts";
import { documents, linkTargets, readmes, textOf } from "./markdown.ts";

/** The anchors of a document's headings, as code hosts make them. */
function anchors(text: string): readonly string[] {
  return Array.from(text.matchAll(/^#+ (.*)$/gm), ([, title = ""]) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

const pages = [...documents(), ...readmes()].filter((path) => existsSync(join(houseRoot, path)));

test("there are documents to check", () => {
  expect(pages).toContain("README.md");
  expect(pages.length).toBeGreaterThan(15);
});

describe.each(pages)("%s", (path) => {
  test("links to what is there", () => {
    const missing = linkTargets(path).filter((target) => !existsSync(join(houseRoot, target)));
    expect(missing).toEqual([]);
  });

  test("links to headings that are there", () => {
    for (const [, target = "", anchor = ""] of textOf(path).matchAll(/\]\(([^)\s#:]*)#([^)\s]+)\)/g)) {
      const page = target === "" ? path : join(path, "..", target);
      expect(anchors(textOf(page)), `${target}#${anchor}`).toContain(anchor);
    }
  });
});

test("pictures are below 300 kB and shown somewhere", () => {
  const pictures = documents()
    .flatMap(linkTargets)
    .filter((target) => target.endsWith(".png"));
  expect(pictures.length).toBeGreaterThan(0);
  for (const picture of pictures) expect(statSync(join(houseRoot, picture)).size, picture).toBeLessThan(300_000);
});
