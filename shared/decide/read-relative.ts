import { type Issue, issueKey, type Relative } from "../domain/issue.ts";
import { foldName } from "../text/fold-name.ts";
import type { LabelOwner } from "./compile-labels.ts";
import type { CompiledMap } from "./compile-rules.ts";
import type { Kin } from "./find-stream.ts";

/** A neighbour of which only the labels are known; its own stream label counts whoever put it. */
export function readRelative(relative: Relative, issue: Issue, map: CompiledMap): Kin {
  const { open, parent } = relative;
  const standing = {
    open,
    byLabels: streamOfLabels(relative, map),
    decisive: null,
    points: null,
    removed: [],
  };
  const repo = relative.repo ?? issue.repo;
  return { standing, parent: parent === null ? null : issueKey(parent.repo ?? repo, parent.number) };
}

/** A stream; null for several and for a hold on none; undefined = the labels say nothing. */
function streamOfLabels({ labels }: Relative, map: CompiledMap): string | null | undefined {
  const names = labels.map(foldName);
  const own = findLiving(names, map.labels.own);
  if (own.length > 0 || names.includes(map.labels.held)) return own.length === 1 ? own[0]! : null;
  const aliases = findLiving(names, map.labels.aliases);
  return aliases.length === 0 ? undefined : aliases.length === 1 ? aliases[0]! : null;
}

function findLiving(names: readonly string[], owners: ReadonlyMap<string, LabelOwner>): string[] {
  return [...new Set(names.flatMap((name) => owners.get(name)?.living ?? []))];
}
