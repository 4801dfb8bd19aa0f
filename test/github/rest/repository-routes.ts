import { hasRole, roleOf } from "../access/permit.ts";
import { writeAccount } from "../shapes/write-account.ts";
import { writeRepository } from "../shapes/write-repository.ts";
import { findUser } from "../state/find-thing.ts";
import { hashBlob } from "../state/hash-blob.ts";
import { fullName, type Repository, type Role } from "../state/repository.ts";
import { loadRepository, notFound } from "./load-resource.ts";
import type { RestAnswer, RestCall, Route } from "./route.ts";

const LARGEST_INLINE = 1024 * 1024;

export const repositoryRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/:owner/:repo",
    handle: (call) => ({
      status: 200,
      body: writeRepository(loadRepository(call, "metadata", "read"), call.site),
    }),
    docs: "repos/repos#get-a-repository",
  },
  {
    method: "GET",
    path: "/repos/:owner/:repo/collaborators/:user/permission",
    handle: getPermission,
    docs: "collaborators/collaborators#get-repository-permissions-for-a-user",
  },
  {
    method: "GET",
    path: "/repos/:owner/:repo/contents/*path",
    handle: getContents,
    docs: "repos/contents#get-repository-content",
  },
];

/** The old field `permission` shows triage as read, and maintain as write; `role_name` and the flags say it all. */
function getPermission(call: RestCall): RestAnswer {
  const repository = loadRepository(call, "metadata", "read");
  const login = (call.params.user ?? "").replace(/\[bot\]$/, "");
  const user = findUser(call.world, login);
  if (user === null) throw notFound();
  const role = roleOf(user, repository);
  return {
    status: 200,
    body: {
      permission: legacyPermission(role),
      role_name: role ?? "none",
      user: {
        ...writeAccount(user, call.site),
        permissions: {
          admin: hasRole(role, "admin"),
          maintain: hasRole(role, "maintain"),
          push: hasRole(role, "write"),
          triage: hasRole(role, "triage"),
          pull: hasRole(role, "read"),
        },
        role_name: role ?? "none",
      },
    },
  };
}

const legacyPermission = (role: Role | null): string =>
  role === null ? "none" : (({ triage: "read", maintain: "write" } as Record<string, string>)[role] ?? role);

/** A file as JSON or raw; a folder as a list. Only the default branch is known. */
function getContents(call: RestCall): RestAnswer {
  const repository = loadRepository(call, "contents", "read");
  const path = (call.params.path ?? "").replace(/\/$/, "");
  const ref = call.query.get("ref");
  const { defaultBranch } = repository;
  if (ref !== null && ![defaultBranch, `refs/heads/${defaultBranch}`, "HEAD"].includes(ref)) throw notFound();
  const text = repository.files.get(path);
  if (text === undefined) return listFolder(call, repository, path);
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
      ...writeEntry(call, repository, path, "file"),
      size,
      sha: hashBlob(text),
      encoding: isInline ? "base64" : "none",
      content: isInline ? Buffer.from(text).toString("base64").replace(/.{60}/g, "$&\n") : "",
    },
  };
}

function listFolder(call: RestCall, repository: Repository, path: string): RestAnswer {
  const prefix = path === "" ? "" : `${path}/`;
  const inside = [...repository.files.keys()].filter((file) => file.startsWith(prefix));
  if (inside.length === 0) throw notFound();
  const names = new Map(
    inside.map((file) => {
      const [name = "", ...rest] = file.slice(prefix.length).split("/");
      return [name, rest.length > 0 ? ("dir" as const) : ("file" as const)];
    }),
  );
  const entries = [...names].map(([name, type]) => writeEntry(call, repository, prefix + name, type));
  return { status: 200, body: entries };
}

function writeEntry(call: RestCall, repository: Repository, path: string, type: "file" | "dir"): object {
  const name = fullName(repository);
  return {
    type,
    name: path.split("/").at(-1),
    path,
    url: `${call.site.apiUrl}/repos/${name}/contents/${path}?ref=${repository.defaultBranch}`,
    html_url: `${call.site.webUrl}/${name}/blob/${repository.defaultBranch}/${path}`,
  };
}
