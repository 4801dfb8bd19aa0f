import { hasRole, roleOf } from "../access/permit.ts";
import { writeAccount } from "../shapes/write-account.ts";
import { writeRepository } from "../shapes/write-repository.ts";
import type { User } from "../state/account.ts";
import { findUser } from "../state/find-thing.ts";
import { Refusal } from "../state/refusal.ts";
import type { Role } from "../state/repository.ts";
import { loadRepository } from "./load-resource.ts";
import type { RestAnswer, RestCall, Route } from "./route.ts";

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
];

/**
 * The old field `permission` shows triage as read, and maintain as write; `role_name` and the flags say it all. Who
 * has no role is "none" with an empty `role_name`; everyone has "read" in a public repository. A name that nobody
 * has is 404, and so is an App's without its "[bot]". A person must be able to push to ask.
 */
function getPermission(call: RestCall): RestAnswer {
  const repository = loadRepository(call, "metadata", "read");
  const { session } = call;
  if (session.kind === "user" && !hasRole(roleOf(session.actor, repository), "write"))
    throw new Refusal("FORBIDDEN", "Must have push access to view collaborator permission.");
  const user = findCollaborator(call);
  const role = roleOf(user, repository);
  return {
    status: 200,
    body: {
      permission: legacyPermission(role),
      user: {
        ...writeAccount(user, call.site),
        permissions: {
          admin: hasRole(role, "admin"),
          maintain: hasRole(role, "maintain"),
          push: hasRole(role, "write"),
          triage: hasRole(role, "triage"),
          pull: hasRole(role, "read"),
        },
        role_name: role ?? "",
      },
      role_name: role ?? "",
    },
  };
}

function findCollaborator({ world, params }: RestCall): User {
  const given = params.user ?? "";
  const login = given.replace(/\[bot\]$/, "");
  const user = findUser(world, login);
  if (user !== null && (user.__typename === "Bot") === (login !== given)) return user;
  throw new Refusal("NOT_FOUND", `${given} is not a user`);
}

const legacyPermission = (role: Role | null): string =>
  role === null ? "none" : (({ triage: "read", maintain: "write" } as Record<string, string>)[role] ?? role);
