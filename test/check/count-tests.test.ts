import { expect, test } from "vitest";
import { countTests } from "./count-tests.ts";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((status) => ({ status })),
});

const FINE = [file("passed", "passed", "passed"), file("passed", "passed")];
const FAILED = file("failed", "passed", "failed", "failed");

test.each([
  ["tests of several files add up", FINE, 0, [3, 0, 0]],
  ["skipped and todo ones are none of both", [file("passed", "passed", "skipped", "todo")], 0, [1, 0, 2]],
  ["failed ones", [FAILED, file("passed", "passed")], 1, [2, 2, 0]],
  ["a file that could not be loaded", [file("failed"), file("passed", "passed")], 1, [1, 1, 0]],
  ["a file whose set-up failed", [file("failed", "skipped", "skipped")], 1, [0, 1, 2]],
  ["an error outside of all tests", FINE, 1, [3, 1, 0]],
])("%s", (_, testResults, exitCode, [passed, failed, skipped]) => {
  expect(countTests(JSON.stringify({ testResults }), exitCode)).toEqual({ passed, failed, skipped });
});

test("what is no report is no count", () => {
  expect(() => countTests("", 0)).toThrow();
});
