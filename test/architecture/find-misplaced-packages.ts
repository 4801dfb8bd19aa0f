import { areaOf, OUTSIDE_AREA, SHARED_PACKAGES } from "./areas.ts";
import type { Manifest } from "./manifest.ts";
import { packageOf } from "./resolve-import.ts";
import type { SourceFile } from "./source-file.ts";

/** Packages imported where they may not be, or without standing in package.json. */
export function findMisplacedPackages(files: readonly SourceFile[], manifest: Manifest): string[] {
  return files.flatMap(({ path, imports }) =>
    imports.flatMap(({ target, line }) => {
      const name = target === null ? null : packageOf(target);
      const wrong = name === null ? null : whatIsWrong(name, path, manifest);
      return wrong === null ? [] : [`${path}:${line} imports ${name}: ${wrong}`];
    }),
  );
}

function whatIsWrong(name: string, path: string, manifest: Manifest): string | null {
  const area = areaOf(path);
  const pure = area.startsWith("shared/") && area !== OUTSIDE_AREA;
  const product = pure || [OUTSIDE_AREA, "app", "action"].includes(area);
  const places = Object.hasOwn(SHARED_PACKAGES, name) ? SHARED_PACKAGES[name]! : null;
  if (pure && places === null)
    return "shared/ is pure and takes only the packages in test/architecture/areas.ts";
  if (product && places !== null && !places.some((place) => path === place || isIn(path, place))) {
    return `only ${places.join(" and ")} may`;
  }
  if (name.startsWith("node:")) return null;
  if (Object.hasOwn(manifest.dependencies, name)) return null;
  if (!Object.hasOwn(manifest.devDependencies, name)) return "it is not in package.json";
  return product ? "it is a package for development only" : null;
}

const isIn = (path: string, folder: string): boolean => folder.endsWith("/") && path.startsWith(folder);
