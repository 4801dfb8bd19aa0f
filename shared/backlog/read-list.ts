import { isObject } from "./is-object.ts";
import type { RowProblems } from "./row-problems.ts";

/**
 * The entries of a list, or of `{ "nodes": [...] }` as gh prints relations; null when there is no list. `readEntry` gets
 * each entry with its place and returns null for what is left out.
 */
export function readList<T>(
  value: unknown,
  field: string,
  problems: RowProblems,
  readEntry: (entry: unknown, field: string) => T | null,
): T[] | null {
  if (value === undefined || value === null) return null;
  const list = isObject(value) && "nodes" in value ? (value.nodes ?? []) : value;
  if (!Array.isArray(list)) {
    problems.add(field, "a list", value);
    return null;
  }
  const entries: T[] = [];
  for (const [index, entry] of list.entries()) {
    const read = readEntry(entry, `${field}[${index}]`);
    if (read !== null) entries.push(read);
  }
  return entries;
}
