import { issuesOf } from "../../state/find-thing.ts";
import type { Label } from "../../state/label.ts";
import { fullName } from "../../state/repository.ts";
import { connectList } from "../connect-list.ts";
import type { Context } from "../context.ts";
import type { Resolvers } from "../resolver.ts";
import { cursorsOf, type IssueQuery, selectIssues } from "./select-issues.ts";

const path = (it: Label): string => `/${fullName(it.repository)}/labels/${encodeURIComponent(it.name)}`;

export const label: Resolvers<Label> = {
  isDefault: () => false,
  resourcePath: path,
  url: (it, _args, { webUrl }: Context) => webUrl + path(it),
  issues: (it, args: IssueQuery, { world }) => {
    const mine = issuesOf(world, it.repository).filter(({ labels }) => labels.some(({ id }) => id === it.id));
    return connectList(selectIssues(world, mine, args), args, cursorsOf(world, args));
  },
};
