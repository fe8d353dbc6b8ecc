import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: ["packages/*", "apps/*"],
    pool: "threads",
    isolate: false,
    testTimeout: 120_000,
  },
});
