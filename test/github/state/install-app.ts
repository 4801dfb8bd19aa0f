import { createPublicKey } from "node:crypto";
import type { Account, User } from "./account.ts";
import { addUser } from "./add-account.ts";
import type { App, Installation, Permissions } from "./app.ts";
import type { Repository } from "./repository.ts";
import { announce, type World } from "./world.ts";

export interface NewApp {
  readonly slug: string;
  /** PEM; a private key may be given too, only its public half is kept. */
  readonly publicKey: string;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly webhookUrl?: string | null;
  readonly webhookSecret: string;
}

export function registerApp(world: World, input: NewApp): App {
  const { id, databaseId } = world.mint("app");
  const app: App = {
    id: databaseId,
    nodeId: id,
    slug: input.slug,
    name: input.slug,
    bot: addUser(world, input.slug, "Bot"),
    publicKey: createPublicKey(input.publicKey),
    permissions: { metadata: "read", ...input.permissions },
    events: input.events,
    webhookUrl: input.webhookUrl ?? null,
    webhookSecret: input.webhookSecret,
    createdAt: world.now(),
  };
  world.apps.push(app);
  return app;
}

/** Installs with all the App's permissions. `repositories` null = all of the account. */
export function installApp(
  world: World,
  sender: User,
  app: App,
  account: Account,
  repositories: readonly Repository[] | null = null,
): Installation {
  const installation: Installation = {
    id: world.mint("app").databaseId,
    app,
    account,
    permissions: app.permissions,
    repositories: repositories === null ? null : new Set(repositories),
    suspendedAt: null,
    createdAt: world.now(),
  };
  world.installations.push(installation);
  announce(world, { event: "installation", action: "created", installation, sender });
  return installation;
}

export function uninstallApp(world: World, sender: User, installation: Installation): void {
  world.installations.splice(world.installations.indexOf(installation), 1);
  announce(world, { event: "installation", action: "deleted", installation, sender });
}

/** A suspended installation hears nothing more and its tokens see nothing. */
export function suspendApp(world: World, sender: User, installation: Installation, suspended: boolean): void {
  installation.suspendedAt = suspended ? world.now() : null;
  const action = suspended ? "suspend" : "unsuspend";
  announce(world, { event: "installation", action, installation, sender });
}

/** Gives the installation one repository more, or takes one away; from then on it has selected ones. */
export function selectRepository(
  world: World,
  sender: User,
  installation: Installation,
  repository: Repository,
  action: "added" | "removed",
): void {
  installation.repositories ??= new Set(repositoriesOf(world, installation));
  if (action === "added") installation.repositories.add(repository);
  else installation.repositories.delete(repository);
  announce(world, {
    event: "installation_repositories",
    action,
    installation,
    repositories: [repository],
    sender,
  });
}

export function setPermissions(
  world: World,
  sender: User,
  installation: Installation,
  permissions: Permissions,
): void {
  installation.permissions = { metadata: "read", ...permissions };
  announce(world, { event: "installation", action: "new_permissions_accepted", installation, sender });
}

/** The installed repositories of the account, in the order they were made. */
export function repositoriesOf(world: World, installation: Installation): Repository[] {
  return world.repositories.filter(
    (it) => it.owner === installation.account && (installation.repositories?.has(it) ?? true),
  );
}
