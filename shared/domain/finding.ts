/** The checks, in the order in which their findings are shown. */
export const CHECK_NAMES = [
  "unmapped",
  "ambiguous",
  "several-streams",
  "component-led",
  "no-outcome",
  "unknown-stream-label",
  "retired-stream",
  "off-parent",
  "blocked-unexplained",
  "block-cleared",
  "cross-stream-block",
  "too-many-streams",
  "board-drift",
] as const;

export type CheckName = (typeof CHECK_NAMES)[number];

/** Something a check noticed about one issue. `message` is plain text in one line; texts of issues in it are not escaped. */
export interface Finding {
  readonly check: CheckName;
  readonly message: string;
}
