import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    // The tests share no state: one process for many files saves its start.
    isolate: false,
    // Some wait for a second that GitHub wants between two writes: others go on meanwhile.
    maxWorkers: 3,
  },
});
