import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listFiles } from "../files/list-files.ts";

/** Each file of a project with a hash of its content. */
export type Snapshot = ReadonlyMap<string, string>;

export function takeSnapshot(root: string): Snapshot {
  const hash = (path: string): string =>
    createHash("sha256")
      .update(readFileSync(join(root, path)))
      .digest("hex");
  return new Map(listFiles(root).map((path) => [path, hash(path)]));
}

/** The files that came, went or changed between two snapshots, sorted. */
export function compareSnapshots(before: Snapshot, after: Snapshot): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}
