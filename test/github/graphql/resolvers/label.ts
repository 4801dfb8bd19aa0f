import { issuesOf } from "../../state/find-thing.ts";
import type { Label } from "../../state/label.ts";
import { fullName } from "../../state/repository.ts";
import { connectList, type PageArguments } from "../connect-list.ts";
import type { Context } from "../context.ts";
import type { Resolvers } from "../resolver.ts";

const path = (it: Label): string => `/${fullName(it.repository)}/labels/${encodeURIComponent(it.name)}`;

export const label: Resolvers<Label> = {
  isDefault: () => false,
  resourcePath: path,
  url: (it, _args, { webUrl }: Context) => webUrl + path(it),
  issues: (it, args: PageArguments & { states?: readonly string[] }, { world }) =>
    connectList(
      issuesOf(world, it.repository).filter(
        (issue) =>
          issue.labels.some(({ id }) => id === it.id) && (args.states?.includes(issue.state) ?? true),
      ),
      args,
    ),
};
