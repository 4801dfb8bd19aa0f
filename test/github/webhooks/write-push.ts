import type { Site } from "../shapes/site.ts";
import { writeAccount } from "../shapes/write-account.ts";
import { writeRepository } from "../shapes/write-repository.ts";
import { writeTime } from "../shapes/write-time.ts";
import type { Happening } from "../state/happening.ts";
import { hashBlob } from "../state/hash-blob.ts";
import { fullName, type Repository } from "../state/repository.ts";

/** A push of one commit to the default branch. */
export function writePush(it: Extract<Happening, { readonly event: "push" }>, { webUrl }: Site): object {
  const { repository, sender, commit, added, modified, removed } = it;
  const url = `${webUrl}/${fullName(repository)}`;
  const person = { name: sender.login, email: `${sender.login}@example.org`, username: sender.login };
  const before = commit.parent?.oid ?? "0".repeat(40);
  const written = {
    id: commit.oid,
    tree_id: hashBlob(`${commit.oid} `),
    distinct: true,
    message: commit.message,
    timestamp: writeTime(commit.committedAt),
    url: `${url}/commit/${commit.oid}`,
    author: person,
    committer: person,
    added,
    modified,
    removed,
  };
  return {
    ref: `refs/heads/${repository.defaultBranch}`,
    before,
    after: commit.oid,
    created: false,
    deleted: false,
    forced: false,
    base_ref: null,
    compare: `${url}/compare/${before.slice(0, 12)}...${commit.oid.slice(0, 12)}`,
    commits: [written],
    head_commit: written,
    pusher: { name: sender.login, email: person.email },
  };
}

/** In a push the repository is written as it was in GitHub's first years: with times in seconds and an owner's name. */
export function writePushRepository(repository: Repository, site: Site): object {
  const { owner, createdAt, commits, defaultBranch } = repository;
  const seconds = (at: number): number => Math.floor(at / 1000);
  return {
    ...writeRepository(repository, site),
    owner: { name: owner.login, email: null, ...writeAccount(owner, site) },
    created_at: seconds(createdAt),
    pushed_at: seconds(commits.at(-1)?.committedAt ?? createdAt),
    stargazers: 0,
    master_branch: defaultBranch,
    ...(owner.__typename === "Organization" && { organization: owner.login }),
  };
}
