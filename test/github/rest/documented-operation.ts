import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Schema } from "./check-schema.ts";
import { matchRoute } from "./match-route.ts";

/** One operation of GitHub's OpenAPI description, as test/fixtures/rest-operations.json keeps it. */
export interface Operation {
  readonly method: string;
  /** "/repos/{owner}/{repo}/labels/{name}" */
  readonly path: string;
  readonly id: string;
  readonly pathParameters: readonly string[];
  readonly query: Readonly<Record<string, Schema & { readonly required?: true }>>;
  readonly isBodyRequired?: boolean;
  /** Not told = it takes none. */
  readonly body?: Schema;
}

const FILE = join(import.meta.dirname, "../../fixtures/rest-operations.json");

const { operations, version } = JSON.parse(readFileSync(FILE, "utf8")) as {
  readonly version: string;
  readonly operations: readonly Operation[];
};

export const OPERATIONS: readonly Operation[] = operations;

/** Of `@octokit/openapi`. */
export const OPENAPI_VERSION: string = version;

const patterns = operations.map((operation) => ({
  operation,
  method: operation.method,
  path: operation.path.replace(/\{path\}$/, "*path").replace(/\{(\w+)\}/g, ":$1"),
}));

const areas = new Set(["repositories", ...operations.map(({ path }) => path.split("/")[1])]);

export function findOperation(method: string, path: string): Operation | null {
  return matchRoute(patterns, method, path)?.route.operation ?? null;
}

/** Whether the path belongs to the API at all, and not to a page: by its first word. */
export const isApiPath = (path: string): boolean => areas.has(path.split("/")[1] ?? "");
