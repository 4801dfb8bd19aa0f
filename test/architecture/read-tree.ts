import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listFiles } from "../files/list-files.ts";
import { PROJECT_ROOT } from "../files/project-root.ts";
import { isCode } from "./find-strange-places.ts";
import type { Manifest } from "./manifest.ts";
import { readSource } from "./read-source.ts";
import type { SourceFile } from "./source-file.ts";

/** Made from the rest, by `npm run build`. */
const BUILT = "action/dist/";

export interface Tree {
  /** Every file of the project. */
  readonly paths: readonly string[];
  /** Those of code, read. */
  readonly sources: readonly SourceFile[];
  readonly manifest: Manifest;
}

/** Reads the project as it lies on the disk. */
export function readTree(): Tree {
  const read = (path: string): string => readFileSync(join(PROJECT_ROOT, path), "utf8");
  const paths = listFiles(PROJECT_ROOT);
  return {
    paths,
    sources: paths
      .filter((path) => isCode(path) && !path.startsWith(BUILT))
      .map((path) => readSource(path, read(path))),
    manifest: JSON.parse(read("package.json")) as Manifest,
  };
}
