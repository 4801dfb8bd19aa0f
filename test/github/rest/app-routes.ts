import { covers, sees } from "../access/permit.ts";
import { writeApp, writeInstallation } from "../shapes/write-app.ts";
import { writeRepository } from "../shapes/write-repository.ts";
import { writeTime } from "../shapes/write-time.ts";
import type { App, Installation, Permissions } from "../state/app.ts";
import { findAccount, findRepository } from "../state/find-thing.ts";
import { repositoriesOf } from "../state/install-app.ts";
import { Refusal } from "../state/refusal.ts";
import type { Repository } from "../state/repository.ts";
import { forbidden, notFound } from "./load-resource.ts";
import { paginate } from "./paginate.ts";
import type { RestAnswer, RestCall, Route } from "./route.ts";
import { writeProblem } from "./write-refusal.ts";

/** What an App asks with its own JWT, and an installation about itself. */
export const appRoutes: readonly Route[] = [
  { method: "GET", path: "/app", handle: getApp, docs: "apps/apps#get-the-authenticated-app" },
  {
    method: "GET",
    path: "/app/installations",
    handle: (call) =>
      paginate(call, installationsOf(call), (page) => page.map((it) => writeInstallation(it, call.site))),
    docs: "apps/apps#list-installations-for-the-authenticated-app",
  },
  {
    method: "GET",
    path: "/app/installations/:id",
    handle: (call) => ({ status: 200, body: writeInstallation(loadInstallation(call), call.site) }),
    docs: "apps/apps#get-an-installation-for-the-authenticated-app",
  },
  {
    method: "POST",
    path: "/app/installations/:id/access_tokens",
    handle: createToken,
    docs: "apps/apps#create-an-installation-access-token-for-an-app",
  },
  {
    method: "GET",
    path: "/repos/:owner/:repo/installation",
    handle: (call) => {
      const { owner = "", repo = "" } = call.params;
      const repository = findRepository(call.world, owner, repo);
      return answerInstallation(
        call,
        (it) => repository !== null && repositoriesOf(call.world, it).includes(repository),
      );
    },
    docs: "apps/apps#get-a-repository-installation-for-the-authenticated-app",
  },
  {
    method: "GET",
    path: "/orgs/:org/installation",
    handle: (call) => {
      const account = findAccount(call.world, call.params.org ?? "");
      return answerInstallation(call, (it) => it.account === account);
    },
    docs: "apps/apps#get-an-organization-installation-for-the-authenticated-app",
  },
  {
    method: "GET",
    path: "/installation/repositories",
    handle: listRepositories,
    docs: "apps/installations#list-repositories-accessible-to-the-app-installation",
  },
  {
    method: "DELETE",
    path: "/installation/token",
    handle: (call) => {
      if (call.session.kind !== "installation") throw forbidden(call);
      call.tokens.revoke(call.session.token);
      return { status: 204 };
    },
    docs: "apps/installations#revoke-an-installation-access-token",
  },
];

/** The App whose JWT was sent; other tokens are refused with 401, as GitHub does. */
export function loadApp({ session }: RestCall): App | RestAnswer {
  return session.kind === "app"
    ? session.app
    : writeProblem(401, "A JSON web token could not be decoded", "");
}

function getApp(call: RestCall): RestAnswer {
  const app = loadApp(call);
  return "status" in app
    ? app
    : { status: 200, body: writeApp(app, call.site, installationsOf(call).length) };
}

function installationsOf({ world, session }: RestCall): readonly Installation[] {
  if (session.kind !== "app") throw notFound();
  return world.installations.filter(({ app }) => app === session.app);
}

function loadInstallation(call: RestCall): Installation {
  const found = installationsOf(call).find(({ id }) => String(id) === call.params.id);
  if (found === undefined) throw notFound();
  return found;
}

function answerInstallation(call: RestCall, fits: (installation: Installation) => boolean): RestAnswer {
  const found = installationsOf(call).find(fits);
  if (found === undefined) throw notFound();
  return { status: 200, body: writeInstallation(found, call.site) };
}

function createToken(call: RestCall): RestAnswer {
  const app = loadApp(call);
  if ("status" in app) return app;
  const installation = loadInstallation(call);
  if (installation.suspendedAt !== null)
    throw new Refusal("FORBIDDEN", "This installation has been suspended");
  const permissions = narrowPermissions(installation, call.body.permissions);
  const repositories = narrowRepositories(call, installation);
  const session = call.tokens.issueToInstallation(installation, { permissions, repositories });
  return {
    status: 201,
    body: {
      token: session.token,
      expires_at: writeTime(session.expiresAt),
      permissions: permissions ?? installation.permissions,
      repository_selection: repositories !== null || installation.repositories !== null ? "selected" : "all",
      ...(repositories !== null && {
        repositories: repositories.map((it) => writeRepository(it, call.site)),
      }),
    },
  };
}

function narrowPermissions(installation: Installation, asked: unknown): Permissions | null {
  if (typeof asked !== "object" || asked === null) return null;
  const wanted = asked as Permissions;
  for (const [name, level] of Object.entries(wanted)) {
    const granted = installation.permissions[name];
    if (granted === "write" || granted === level) continue;
    throw new Refusal("UNPROCESSABLE", "The permissions requested are not granted to this installation.");
  }
  return { metadata: "read", ...wanted };
}

/** As many as GitHub lets a token name. */
const MOST_REPOSITORIES = 500;

/** A repository goes by its present name: this is no path that a former one would lead on. */
function narrowRepositories({ world, body }: RestCall, installation: Installation): Repository[] | null {
  const names = Array.isArray(body.repositories) ? body.repositories.map(String) : [];
  const ids = Array.isArray(body.repository_ids) ? body.repository_ids.map(Number) : [];
  if (names.length + ids.length === 0) return null;
  if (names.length + ids.length > MOST_REPOSITORIES)
    throw new Refusal("UNPROCESSABLE", "Too many repositories for installation");
  const accessible = repositoriesOf(world, installation);
  const named = names.map((name) => accessible.find((it) => it.name === name));
  const numbered = ids.map((id) => accessible.find(({ databaseId }) => databaseId === id));
  const found = [...named, ...numbered].filter((it) => it !== undefined);
  if (found.length === names.length + ids.length) return [...new Set(found)];
  throw new Refusal(
    "UNPROCESSABLE",
    "There is at least one repository that does not exist or is not accessible to the parent installation.",
  );
}

function listRepositories(call: RestCall): RestAnswer {
  const { session, world } = call;
  if (session.kind !== "installation") throw forbidden(call);
  const list = world.repositories.filter((it) => covers(session, it) && sees(session, it));
  return paginate(call, list, (page) => ({
    total_count: list.length,
    repository_selection: session.installation.repositories === null ? "all" : "selected",
    repositories: page.map((it) => writeRepository(it, call.site)),
  }));
}
