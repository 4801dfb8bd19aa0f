import { createHash } from "node:crypto";
import type { User } from "./account.ts";
import type { Commit, Repository } from "./repository.ts";

/** Keeps the repository's files, as they are now, as its newest commit. */
export function addCommit(
  repository: Repository,
  input: {
    readonly author: User | null;
    readonly message: string;
    readonly changedPaths: readonly string[];
    readonly at: number;
  },
): Commit {
  const { author, message, changedPaths, at } = input;
  const parent = repository.commits.at(-1) ?? null;
  const files = new Map(repository.files);
  const content = [parent?.oid, repository.id, author?.login, message, at, ...[...files].flat()].join("\0");
  const oid = createHash("sha1").update(content).digest("hex");
  const identity = { __typename: "Commit", id: `C_${oid}`, oid } as const;
  const commit: Commit = {
    ...identity,
    repository,
    author,
    message,
    committedAt: at,
    parent,
    changedPaths,
    files,
  };
  repository.commits.push(commit);
  return commit;
}
