import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { extractOperations } from "./extract-operations.ts";

/**
 * Makes test/fixtures/rest-operations.json anew: `node test/generate/rest-operations.ts path/to/api.github.com.json`.
 * The file is `generated/api.github.com.json` of the npm package `@octokit/openapi`, which is too large (385 MB) to be
 * a dependency.
 */
const FILE = join(import.meta.dirname, "../fixtures/rest-operations.json");

const [given] = process.argv.slice(2);
if (given === undefined) {
  console.error("Which description? node test/generate/rest-operations.ts path/to/api.github.com.json");
  process.exit(1);
}
writeFileSync(FILE, extractOperations(JSON.parse(readFileSync(given, "utf8"))));
