import { afterAll, beforeAll, expect, test } from "vitest";
import { type CopiedHouse, copyHouse } from "./copied-house.ts";

let house: CopiedHouse;

beforeAll(() => {
  house = copyHouse(["biome.json", "biome", ".gitignore"]);
});

afterAll(() => house.remove());

test.each(["express", "node:http", "commander", "cli-table3", "picocolors"])("lab may not import %s", (name) => {
  const text = `import * as edge from "${name}";\n\nexport const found = edge;\n`;
  house.write("packages/lab/src/planted.ts", text);
  house.write("apps/cli/src/planted.ts", text);
  const { status, said } = house.run("biome", "lint", "--error-on-warnings", "--reporter=github", ".");
  expect(status).not.toBe(0);
  expect(said).toMatch(/lint\/style\/noRestrictedImports,file=\S*packages\/lab\/src\/planted\.ts/);
  expect(said).not.toContain("apps/cli/src/planted.ts");
});
