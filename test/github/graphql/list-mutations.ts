import { commentMutations } from "./mutations/comment-mutations.ts";
import { issueMutations } from "./mutations/issue-mutations.ts";
import { labelMutations } from "./mutations/label-mutations.ts";
import { projectMutations } from "./mutations/project-mutations.ts";
import { statusUpdateMutations } from "./mutations/status-update-mutations.ts";
import type { Mutation } from "./resolver.ts";

/** All mutations that the fake GitHub knows, by name. */
export const listMutations = (): Readonly<Record<string, Mutation>> => ({
  ...labelMutations,
  ...commentMutations,
  ...issueMutations,
  ...projectMutations,
  ...statusUpdateMutations,
});
