import { sees } from "../../access/permit.ts";
import { findOrganization, findRenamed, findRepository, findUser } from "../../state/find-thing.ts";
import { Refusal } from "../../state/refusal.ts";
import type { Context } from "../context.ts";
import { findNode, noNode } from "../load-node.ts";
import type { Resolvers } from "../resolver.ts";

export const query: Resolvers<unknown> = {
  repository: (
    _root,
    { owner, name, followRenames }: { owner: string; name: string; followRenames?: boolean | null },
    { world, session },
  ) => {
    const renamed = followRenames === false ? null : findRenamed(world, owner, name);
    const repository = findRepository(world, owner, name) ?? renamed;
    if (repository !== null && sees(session, repository)) return repository;
    throw new Refusal("NOT_FOUND", `Could not resolve to a Repository with the name '${owner}/${name}'.`);
  },
  organization: (_root, { login }: { login: string }, { world }) => {
    const organization = findOrganization(world, login);
    if (organization !== null) return organization;
    throw new Refusal("NOT_FOUND", `Could not resolve to an Organization with the login of '${login}'.`);
  },
  user: (_root, { login }: { login: string }, { world }) => {
    const user = findUser(world, login);
    if (user?.__typename === "User") return user;
    throw new Refusal("NOT_FOUND", `Could not resolve to a User with the login of '${login}'.`);
  },
  node: (_root, { id }: { id: string }, context) => {
    const node = findNode(context, id);
    if (node === null) throw noNode(id);
    return node;
  },
  /** What is not there is null in its place, with an error of its own. */
  nodes: (_root, { ids }: { ids: readonly string[] }, context) =>
    ids.map((id) => findNode(context, id) ?? noNode(id)),
  rateLimit: (_root, { dryRun }: { dryRun?: boolean | null }, { cost, nodeCount, spending }: Context) => {
    if (dryRun) throw new Error("The fake GitHub does not measure a query without running it yet");
    const { limit, used, remaining, reset } = spending;
    return { cost, nodeCount, limit, used, remaining, resetAt: reset * 1000 };
  },
  /** An App's bot is shown as a user with "[bot]" in its name. */
  viewer: (_root, _args, { session: { actor } }) => {
    if (actor === null) throw new Refusal("FORBIDDEN", "Resource not accessible by integration");
    return actor.__typename === "Bot"
      ? { ...actor, __typename: "User", login: `${actor.login}[bot]` }
      : actor;
  },
};
