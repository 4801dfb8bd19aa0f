import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    // The tests share no state: one process for many files saves its start.
    isolate: false,
  },
});
