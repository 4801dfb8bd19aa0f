import { areaOf, OUTSIDE_AREA } from "./areas.ts";
import type { SourceFile } from "./source-file.ts";

/** Uses of the clock, chance, the process, the terminal or the network in `shared/` outside its one folder for that. */
export function findImpurities(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, outsideUses }) => {
    if (!path.startsWith("shared/") || areaOf(path) === OUTSIDE_AREA) return [];
    return outsideUses.map(({ name, line }) => `${path}:${line} uses ${name}: shared/ is pure, hand it in`);
  });
}
