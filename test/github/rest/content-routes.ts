import { writeCommit } from "../shapes/write-commit.ts";
import { findCommit, listHistory } from "../state/find-commit.ts";
import { hashBlob } from "../state/hash-blob.ts";
import { Refusal } from "../state/refusal.ts";
import { type Commit, fullName } from "../state/repository.ts";
import { loadRepository, notFound } from "./load-resource.ts";
import { paginate } from "./paginate.ts";
import type { RestAnswer, RestCall, Route } from "./route.ts";

const LARGEST_INLINE = 1024 * 1024;

export const contentRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/:owner/:repo/contents/*path",
    handle: getContents,
    docs: "repos/contents#get-repository-content",
  },
  {
    method: "GET",
    path: "/repos/:owner/:repo/commits",
    handle: listCommits,
    docs: "commits/commits#list-commits",
  },
];

/** Newest first; `path` tells only those that touched it, `sha` where to begin. */
function listCommits(call: RestCall): RestAnswer {
  const repository = loadRepository(call, "contents", "read");
  const newest = findCommit(repository, call.query.get("sha") ?? "HEAD");
  if (newest === null) throw notFound();
  const since = Date.parse(call.query.get("since") ?? "");
  const until = Date.parse(call.query.get("until") ?? "");
  const list = listHistory(newest, call.query.get("path")).filter(
    ({ committedAt }) => !(committedAt < since) && !(committedAt > until),
  );
  return paginate(call, list, (page) => page.map((it) => writeCommit(it, call.site)));
}

/** A file as JSON or raw, a folder as a list: of the default branch, or as they were at the commit of `ref`. */
function getContents(call: RestCall): RestAnswer {
  const repository = loadRepository(call, "contents", "read");
  const path = (call.params.path ?? "").replace(/\/$/, "");
  const ref = call.query.get("ref");
  const commit = findCommit(repository, ref ?? "HEAD");
  if (commit === null) throw new Refusal("NOT_FOUND", `No commit found for the ref ${ref}`);
  const text = commit.files.get(path);
  if (text === undefined) return listFolder(call, commit, path);
  if (/\braw\b/.test(call.accept)) {
    return {
      status: 200,
      body: text,
      headers: { "content-type": "application/vnd.github.raw+json; charset=utf-8" },
    };
  }
  const size = Buffer.byteLength(text);
  const isInline = size <= LARGEST_INLINE;
  return {
    status: 200,
    body: {
      ...writeEntry(call, commit, path, "file"),
      size,
      sha: hashBlob(text),
      encoding: isInline ? "base64" : "none",
      content: isInline ? Buffer.from(text).toString("base64").replace(/.{60}/g, "$&\n") : "",
    },
  };
}

function listFolder(call: RestCall, commit: Commit, path: string): RestAnswer {
  const prefix = path === "" ? "" : `${path}/`;
  const inside = [...commit.files.keys()].filter((file) => file.startsWith(prefix));
  if (inside.length === 0) throw notFound();
  const names = new Map(
    inside.map((file) => {
      const [name = "", ...rest] = file.slice(prefix.length).split("/");
      return [name, rest.length > 0 ? ("dir" as const) : ("file" as const)];
    }),
  );
  const entries = [...names].map(([name, type]) => writeEntry(call, commit, prefix + name, type));
  return { status: 200, body: entries };
}

function writeEntry(call: RestCall, { repository }: Commit, path: string, type: "file" | "dir"): object {
  const name = fullName(repository);
  const ref = call.query.get("ref") ?? repository.defaultBranch;
  return {
    type,
    name: path.split("/").at(-1),
    path,
    url: `${call.site.apiUrl}/repos/${name}/contents/${path}?ref=${encodeURIComponent(ref)}`,
    html_url: `${call.site.webUrl}/${name}/blob/${ref}/${path}`,
  };
}
