import type { FieldProblem } from "./field-problem.ts";

/** Under these names tools wrap what they list. */
const WRAPPERS = ["issues", "items", "nodes", "data"];

/** What is wrong with a row that is no issue but an object around a list of them; null for any other. */
export function findWrapping(row: Readonly<Record<string, unknown>>): FieldProblem | null {
  if (row.number !== undefined || row.title !== undefined) return null;
  const key = WRAPPERS.find((name) => Array.isArray(row[name]));
  if (key === undefined) return null;
  const message = `this is no issue but an object that wraps a list under "${key}".`;
  return { message, hint: `Take the list out, for example with: jq .${key} FILE` };
}
