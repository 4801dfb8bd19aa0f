import type { SourceNode } from "./source-tree.ts";
import { suggest } from "./suggest.ts";

/** Whether the map has a key that looks like this one: it is reported as unknown, so that this one is not missing besides. */
export function isMisspelt(key: string, { children }: SourceNode): boolean {
  return !children.has(key) && [...children.keys()].some((other) => suggest(String(other), [key]) !== null);
}
