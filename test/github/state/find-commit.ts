import type { Commit, Repository } from "./repository.ts";

/** The commit of a ref: "HEAD", the default branch by its name or in full, or an oid. */
export function findCommit(repository: Repository, ref: string): Commit | null {
  const { commits, defaultBranch } = repository;
  if (["HEAD", defaultBranch, `refs/heads/${defaultBranch}`].includes(ref)) return commits.at(-1) ?? null;
  return commits.find(({ oid }) => oid === ref) ?? null;
}

/** From this commit back to the first; with a path only those that touched it, or something under it. */
export function listHistory(newest: Commit, path: string | null = null): Commit[] {
  const history: Commit[] = [];
  for (let it: Commit | null = newest; it !== null; it = it.parent) {
    if (path === null || it.changedPaths.some((changed) => isAtOrUnder(changed, path))) history.push(it);
  }
  return history;
}

function isAtOrUnder(changed: string, path: string): boolean {
  const folder = path.replace(/\/$/, "");
  return folder === "" || changed === folder || changed.startsWith(`${folder}/`);
}
