import { type Lint, problemAt } from "./lint.ts";

/** `extends` is part of version 1, but comes with organisation maps. */
export const extendsUnsupported: Lint = ({ draft, tree }) => {
  if (draft.extends === undefined) return [];
  return [
    problemAt(tree, ["extends"], {
      code: "extends-unsupported",
      message: "`extends` is not supported yet.",
      hint: "Until then, write the streams of the other map into this one.",
    }),
  ];
};
