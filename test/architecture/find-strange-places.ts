const TOP_FOLDERS = new Set(["action", "app", "shared", "test", "docs", ".github", ".ci"]);
const CODE_FOLDERS = new Set(["action", "app", "shared", "test"]);
const TOP_CODE = new Set(["vitest.config.ts"]);

export const isCode = (path: string): boolean => /\.(?:[cm]?[jt]s|[jt]sx)$/.test(path);

/** Folders at the top that the house does not have, and code outside `action/`, `app/`, `shared/` and `test/`. */
export function findStrangePlaces(paths: readonly string[]): string[] {
  const strange = new Set<string>();
  for (const path of paths) {
    const top = path.split("/")[0] ?? "";
    const isFolder = path.includes("/");
    if (isFolder && !TOP_FOLDERS.has(top)) strange.add(`${top}/ is no folder of the house`);
    else if (isCode(path) && !(isFolder ? CODE_FOLDERS.has(top) : TOP_CODE.has(path))) {
      strange.add(`${path}: code stands in ${[...CODE_FOLDERS].join(", ")}`);
    }
  }
  return [...strange];
}
