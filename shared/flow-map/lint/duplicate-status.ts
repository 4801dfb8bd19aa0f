import { STATUS_KINDS } from "../convert/project.ts";
import { findDuplicates } from "./duplicate-entry.ts";
import type { Lint } from "./lint.ts";

/** A board status counts as one kind. */
export const duplicateStatus: Lint = ({ draft, tree }) => {
  const status = draft.project?.status ?? {};
  const lists = Object.fromEntries(STATUS_KINDS.map((kind) => [kind, status[kind]]));
  return findDuplicates(tree, ["project", "status"], lists, "duplicate-status");
};
