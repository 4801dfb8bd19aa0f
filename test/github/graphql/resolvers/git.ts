import { findCommit, listHistory } from "../../state/find-commit.ts";
import { hashBlob } from "../../state/hash-blob.ts";
import { Refusal } from "../../state/refusal.ts";
import { type Commit, fullName, type Repository } from "../../state/repository.ts";
import { connectList, type PageArguments } from "../connect-list.ts";
import type { Resolvers } from "../resolver.ts";

const LONGEST_TEXT = 512_000;

/** What stands at a path of a commit: "" is the whole tree. */
export interface Entry {
  readonly __typename: "TreeEntry";
  readonly commit: Commit;
  readonly path: string;
  readonly type: "blob" | "tree";
}

interface Tree {
  readonly commit: Commit;
  readonly path: string;
}

/** "HEAD", "HEAD:path", "main:path" or an oid, as git reads it; null for what is not there. */
export function loadGitObject(repository: Repository, expression: string): object | null {
  const [ref = "", ...rest] = expression.split(":");
  const commit = findCommit(repository, ref);
  if (commit === null || rest.length === 0) return commit;
  const entry = findEntry(commit, rest.join(":"));
  return entry === null ? null : toGitObject(entry);
}

function findEntry(commit: Commit, given: string): Entry | null {
  const path = given.replace(/\/$/, "");
  if (commit.files.has(path)) return { __typename: "TreeEntry", commit, path, type: "blob" };
  const isFolder = path === "" || [...commit.files.keys()].some((file) => file.startsWith(`${path}/`));
  return isFolder ? { __typename: "TreeEntry", commit, path, type: "tree" } : null;
}

function toGitObject({ commit, path, type }: Entry): object {
  const { repository } = commit;
  const oid = oidOf(commit, path, type);
  const shared = { oid, abbreviatedOid: oid.slice(0, 7), repository };
  if (type === "tree") return { __typename: "Tree", id: `T_${oid}`, ...shared, commit, path };
  const text = commit.files.get(path)!;
  const byteSize = Buffer.byteLength(text);
  const isTruncated = byteSize > LONGEST_TEXT;
  return {
    __typename: "Blob",
    id: `B_${oid}`,
    ...shared,
    byteSize,
    isBinary: false,
    isTruncated,
    text: isTruncated ? Buffer.from(text).subarray(0, LONGEST_TEXT).toString("utf8") : text,
  };
}

const oidOf = (commit: Commit, path: string, type: Entry["type"]): string =>
  hashBlob(type === "blob" ? commit.files.get(path)! : `${commit.oid} ${path}`);

export const treeEntry: Resolvers<Entry> = {
  name: ({ path }) => path.split("/").at(-1),
  mode: ({ type }) => (type === "blob" ? 33_188 : 16_384),
  oid: ({ commit, path, type }) => oidOf(commit, path, type),
  size: ({ commit, path }) => Buffer.byteLength(commit.files.get(path) ?? ""),
  object: toGitObject,
  repository: ({ commit }) => commit.repository,
};

export const tree: Resolvers<Tree> = {
  entries: ({ commit, path }) => {
    const prefix = path === "" ? "" : `${path}/`;
    const inside = [...commit.files.keys()].filter((file) => file.startsWith(prefix));
    const names = new Set(inside.map((file) => file.slice(prefix.length).split("/")[0]!));
    return [...names].sort().map((name) => findEntry(commit, prefix + name));
  },
};

interface HistoryArguments extends PageArguments {
  readonly path?: string | null;
  readonly since?: string | null;
  readonly until?: string | null;
}

export const commit: Resolvers<Commit> = {
  author: toGitActor,
  committer: toGitActor,
  authoredDate: ({ committedAt }) => committedAt,
  committedDate: ({ committedAt }) => committedAt,
  abbreviatedOid: ({ oid }) => oid.slice(0, 7),
  messageHeadline: ({ message }) => message.split("\n")[0],
  url: ({ repository, oid }, _args, { webUrl }) => `${webUrl}/${fullName(repository)}/commit/${oid}`,
  resourcePath: ({ repository, oid }) => `/${fullName(repository)}/commit/${oid}`,
  changedFilesIfAvailable: ({ changedPaths }) => changedPaths.length,
  parents: ({ parent }, args: PageArguments) => connectList(parent === null ? [] : [parent], args),
  tree: (it) => toGitObject(findEntry(it, "")!),
  /** A path that this commit does not have is null with an error, as GitHub does. */
  file: (it, { path }: { path: string }) => {
    const entry = findEntry(it, path);
    if (entry !== null) return entry;
    throw new Refusal("NOT_FOUND", `Could not resolve file for path '${path}'.`);
  },
  /** Newest first. */
  history: (it, args: HistoryArguments) => {
    const from = args.since ? Date.parse(args.since) : Number.NEGATIVE_INFINITY;
    const to = args.until ? Date.parse(args.until) : Number.POSITIVE_INFINITY;
    const list = listHistory(it, args.path).filter(
      ({ committedAt }) => committedAt >= from && committedAt <= to,
    );
    return connectList(list, args);
  },
};

function toGitActor({ author, committedAt }: Commit): object {
  const login = author?.login ?? "nobody";
  const date = new Date(committedAt).toISOString().replace(/\.\d+/, "");
  return {
    __typename: "GitActor",
    name: login,
    email: `${login}@example.org`,
    date,
    user: author?.__typename === "User" ? author : null,
  };
}
