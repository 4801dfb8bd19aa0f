import { seesBoard } from "../../access/permit.ts";
import type { IssueType, Organization, User } from "../../state/account.ts";
import { findProject } from "../../state/find-thing.ts";
import { Refusal } from "../../state/refusal.ts";
import { connectList, type PageArguments } from "../connect-list.ts";
import type { Context } from "../context.ts";
import type { Resolvers } from "../resolver.ts";

const webPage = (user: User | Organization, _args: never, { webUrl }: Context): string =>
  user.__typename === "Bot" ? `${webUrl}/apps/${user.login}` : `${webUrl}/${user.login}`;

const account = {
  url: webPage,
  resourcePath: (user: User | Organization) => `/${user.login}`,
  avatarUrl: (user: User | Organization, _args: never, { webUrl }: Context) =>
    `${webUrl}/avatars/u/${user.databaseId}`,
};

export const user: Resolvers<User> = { ...account, name: () => null };
export const bot: Resolvers<User> = account;

export const organization: Resolvers<Organization> = {
  ...account,
  name: (it) => it.login,
  projectV2: (it, { number }: { number: number }, { world, session }) => {
    const project = findProject(world, it, number);
    if (project !== null && seesBoard(session, project)) return project;
    throw new Refusal("NOT_FOUND", `Could not resolve to a ProjectV2 with the number ${number}.`);
  },
  projectsV2: (it, args: PageArguments, { world, session }) =>
    connectList(
      world.projects.filter((project) => project.owner === it && seesBoard(session, project)),
      args,
    ),
  issueTypes: (it, args: PageArguments) => connectList(it.issueTypes, args),
};

export const issueType: Resolvers<IssueType> = { color: () => "GRAY", isEnabled: () => true };
