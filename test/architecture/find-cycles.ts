import { resolveImport } from "./resolve-import.ts";
import type { SourceFile } from "./source-file.ts";

/** Circles of imports, of types too, each once: "a.ts -> b.ts -> a.ts". */
export function findCycles(files: readonly SourceFile[]): string[] {
  const targets = new Map(
    files.map(({ path, imports }) => [
      path,
      imports.flatMap(({ target }) => (target === null ? [] : (resolveImport(path, target) ?? []))),
    ]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (path: string): void => {
    const at = way.indexOf(path);
    if (at >= 0) cycles.push([...way.slice(at), path].join(" -> "));
    if (at >= 0 || done.has(path)) return;
    way.push(path);
    for (const target of targets.get(path) ?? []) walk(target);
    way.pop();
    done.add(path);
  };
  for (const { path } of files) walk(path);
  return cycles;
}
