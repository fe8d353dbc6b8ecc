import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const rooms = ["packages", "apps"]
  .flatMap((floor) => readdirSync(join(import.meta.dirname, floor)).map((room) => ({ floor, room })))
  .filter(({ floor, room }) => existsSync(join(import.meta.dirname, floor, room, "package.json")));

// A project listed by its folder alone would take none of these options over.
export default defineConfig({
  test: {
    pool: "threads",
    isolate: false,
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: rooms.map(({ floor, room }) => ({
      extends: true,
      root: join(import.meta.dirname, floor, room),
      test: { name: `@tipbench/${room}` },
    })),
  },
});
