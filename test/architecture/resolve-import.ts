import { posix } from "node:path";

/** The project's file that a relative import names; null for a package. */
export function resolveImport(from: string, target: string): string | null {
  return target.startsWith(".") ? posix.join(posix.dirname(from), target) : null;
}

/** "node:fs" and "zod" as they are, "@scope/name/part" as "@scope/name"; null for a file. */
export function packageOf(target: string): string | null {
  if (target.startsWith(".")) return null;
  if (target.startsWith("node:")) return target;
  return target.split("/", target.startsWith("@") ? 2 : 1).join("/");
}
