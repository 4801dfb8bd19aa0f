import { findDuplicates } from "./find-duplicates.ts";
import type { Lint } from "./lint.ts";

/** An issue type or label counts as one kind of work. */
export const duplicateType: Lint = ({ draft, tree }) =>
  findDuplicates(tree, ["report", "types"], draft.report?.types ?? {}, "duplicate-type");
