import type { InstallationSession } from "../access/session.ts";
import type { TokenStore } from "../access/token-store.ts";
import { addUser } from "../state/add-account.ts";
import type { App, Permissions } from "../state/app.ts";
import { findUser } from "../state/find-thing.ts";
import type { World } from "../state/world.ts";
import { locateRepository } from "./locate.ts";

const SLUG = "github-actions";

/** The session of a workflow run's `GITHUB_TOKEN`. GitHub's own App stands behind it, and nobody hears of that. */
export function openWorkflow(
  world: World,
  tokens: TokenStore,
  name: string,
  permissions: Permissions,
): InstallationSession {
  const repository = locateRepository(world, name);
  const app: App = {
    id: 15_368,
    nodeId: "A_actions",
    slug: SLUG,
    name: "GitHub Actions",
    bot: findUser(world, SLUG) ?? addUser(world, SLUG, "Bot"),
    publicKey: null,
    permissions,
    events: [],
    webhookUrl: null,
    webhookSecret: "",
    createdAt: repository.createdAt,
  };
  const installation = {
    id: repository.databaseId,
    app,
    account: repository.owner,
    permissions,
    repositories: new Set([repository]),
    suspendedAt: null,
    createdAt: repository.createdAt,
  };
  return tokens.issueToInstallation(installation, { permissions, isWorkflow: true });
}
