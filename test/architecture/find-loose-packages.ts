import type { Manifest } from "./manifest.ts";
import { packageOf } from "./resolve-import.ts";
import type { SourceFile } from "./source-file.ts";

/** Packages that are no import but a tool: the command that a script of package.json calls. */
const TOOLS: Readonly<Record<string, string>> = {
  "@biomejs/biome": "biome",
  node: "node",
  typescript: "tsc",
  vitest: "vitest",
};

/** Read by the compiler alone. */
const TYPES = new Set(["@types/node"]);

/** Packages in package.json that nothing uses, or whose version is not one exact version. */
export function findLoosePackages(files: readonly SourceFile[], manifest: Manifest): string[] {
  const imported = new Set(
    files.flatMap(({ imports }) => imports.map(({ target }) => (target === null ? null : packageOf(target)))),
  );
  const commands = Object.values(manifest.scripts).map((script) => script.split(" ")[0]);
  const isUsed = (name: string): boolean =>
    imported.has(name) || TYPES.has(name) || (Object.hasOwn(TOOLS, name) && commands.includes(TOOLS[name]));
  return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).flatMap(
    ([name, version]) => [
      ...(isUsed(name) ? [] : [`${name} is in package.json, but nothing imports it and no script calls it`]),
      ...(/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)
        ? []
        : [`${name}: "${version}" is not one exact version`]),
    ],
  );
}
