/** One change that would make GitHub agree with the decision. Board changes come only where a board was read. */
export type Change =
  | { readonly kind: "add-label"; readonly label: string }
  | { readonly kind: "remove-label"; readonly label: string }
  | { readonly kind: "comment"; readonly action: "create" | "edit" | "resolve"; readonly body: string }
  | { readonly kind: "set-field"; readonly field: string; readonly option: string }
  | { readonly kind: "clear-field"; readonly field: string }
  | { readonly kind: "add-to-board" };

/** Whether a change asks people something for the first time. */
export const isFirstComment = (change: Change): boolean =>
  change.kind === "comment" && change.action === "create";
