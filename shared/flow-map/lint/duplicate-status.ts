import { findDuplicates } from "./find-duplicates.ts";
import type { Lint } from "./lint.ts";

/** A board status counts as one kind. */
export const duplicateStatus: Lint = ({ draft, tree }) =>
  findDuplicates(tree, ["project", "status"], draft.project?.status ?? {}, "duplicate-status");
