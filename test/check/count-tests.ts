export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface JsonReport {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/**
 * Counts the tests in the report that Vitest's JSON reporter writes. A file that failed as a whole, so that its tests
 * never ran, counts as one failed test; so does an error outside of all tests, of which only the exit code tells.
 *
 * @param exitCode with which Vitest ended
 */
export function countTests(json: string, exitCode: number): TestCount {
  const report = JSON.parse(json) as JsonReport;
  let [passed, failed, skipped] = [0, 0, 0];
  for (const { status, assertionResults } of report.testResults) {
    const count = (wanted: string): number =>
      assertionResults.filter((test) => test.status === wanted).length;
    const failedHere = count("failed");
    passed += count("passed");
    failed += status === "failed" && failedHere === 0 ? 1 : failedHere;
    skipped += assertionResults.length - count("passed") - failedHere;
  }
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped };
}
