/*
 * node print-count.ts REPORT EXIT-CODE
 * Prints the counts of a report that Vitest's JSON reporter wrote, as one line: "12 passed, 0 failed".
 */
import { readFileSync } from "node:fs";
import { countTests } from "./count-tests.ts";

const [file = "", exitCode = "0"] = process.argv.slice(2);
const { passed, failed, skipped } = countTests(readFileSync(file, "utf8"), Number(exitCode));
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
