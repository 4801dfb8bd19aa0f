import { readdirSync } from "node:fs";
import { join } from "node:path";

/** What git, npm and test tools keep in the project's folder; not of the project. */
const NOT_OURS = new Set([".git", "node_modules", "coverage"]);

/** Every file of the project at `root`, relative to it, with `/`, sorted; whether git knows it or not. */
export function listFiles(root: string, folder = ""): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  const files = entries.flatMap((entry) => {
    if (NOT_OURS.has(entry.name) || entry.name.endsWith(".tmp")) return [];
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? listFiles(root, path) : [path];
  });
  return folder === "" ? files.sort() : files;
}
