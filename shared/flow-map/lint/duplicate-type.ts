import { TYPE_KINDS } from "../convert/report.ts";
import { findDuplicates } from "./duplicate-entry.ts";
import type { Lint } from "./lint.ts";

/** An issue type or label counts as one kind of work. */
export const duplicateType: Lint = ({ draft, tree }) => {
  const types = draft.report?.types ?? {};
  const lists = Object.fromEntries(TYPE_KINDS.map((kind) => [kind, types[kind]]));
  return findDuplicates(tree, ["report", "types"], lists, "duplicate-type");
};
