import { areaOf, MAY_IMPORT } from "./areas.ts";
import { resolveImport } from "./resolve-import.ts";
import type { SourceFile } from "./source-file.ts";

/** Imports that go where they may not, and files in folders that the house does not know. */
export function findWrongArrows(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, imports }) => {
    const area = areaOf(path);
    if (area === "") return [];
    const allowed = MAY_IMPORT[area];
    if (allowed === undefined)
      return [`${path}: ${area}/ is no part of the house (test/architecture/areas.ts)`];
    return imports.flatMap(({ target, line }) => {
      if (target === null) return [`${path}:${line}: an import whose target cannot be read`];
      const file = resolveImport(path, target);
      if (file === null || mayImport(area, allowed, file)) return [];
      const list = allowed.length === 0 ? "nothing" : allowed.join(", ");
      return [`${path}:${line} imports ${file}, but ${area} may import ${list}`];
    });
  });
}

function mayImport(area: string, allowed: readonly string[], file: string): boolean {
  const other = areaOf(file);
  // The package's own version and the like.
  if (file === "package.json") return ["app", "action", "test"].includes(area);
  return other === area || allowed.includes(other) || allowed.includes(file);
}
