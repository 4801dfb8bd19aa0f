import { isObject } from "./is-object.ts";

/** The name in `"bug"` or `{ "name": "bug" }`, as written; null when there is none. */
export function readName(value: unknown): string | null {
  const name = isObject(value) ? value.name : value;
  return typeof name === "string" ? name : null;
}
