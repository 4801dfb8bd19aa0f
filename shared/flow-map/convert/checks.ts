import { z } from "zod";
import { CHECK_NAMES, type CheckName } from "../../domain/finding.ts";
import type { CheckLevel, Checks } from "../../domain/flow-map.ts";
import { type Draft, valuesOf } from "./draft.ts";
import { levelError, oneOrMoreTexts, section } from "./fields.ts";

const LEVELS = ["off", "report", "comment"] as const;

export const DEFAULT_LEVELS: Readonly<Record<CheckName, CheckLevel>> = {
  unmapped: "comment",
  ambiguous: "comment",
  "several-streams": "comment",
  "component-led": "report",
  "no-outcome": "off",
  "unknown-stream-label": "report",
  "retired-stream": "report",
  "off-parent": "report",
  "blocked-unexplained": "report",
  "block-cleared": "comment",
  "cross-stream-block": "report",
  "too-many-streams": "report",
  "board-drift": "report",
};

/** For editors: what each check finds. */
const FINDINGS: Readonly<Record<CheckName, string>> = {
  unmapped: "no stream could be decided",
  ambiguous: "two or more streams tie",
  "several-streams": "labels of more than one stream",
  "component-led": "all that matched is a service, and no outcome section is filled",
  "no-outcome": "no outcome section is filled",
  "unknown-stream-label": "a label with the stream prefix that the map does not have",
  "retired-stream": "sits in a retired stream",
  "off-parent": "sits in another stream than its parent",
  "blocked-unexplained": "marked blocked, without an open blocker or a person's comment that says why",
  "block-cleared": "still marked blocked though every blocker is closed",
  "cross-stream-block": "blocked by an open issue of another stream",
  "too-many-streams": "its sub-issues sit in three or more streams",
  "board-drift": "the board's field disagrees with the label",
};

const DEFAULT_SECTIONS: readonly string[] = ["Outcome", "User impact"];

const level = z
  .enum(LEVELS, { error: levelError("off, report or comment") })
  .describe("off, report, or comment on the issue");
const sections = oneOrMoreTexts("a list of at least one heading").describe(
  "Default [Outcome, User impact]; headings that hold an outcome",
);

const levelOr = <T extends z.core.$ZodLooseShape>(options: T) =>
  z.union([level, section({ level: level.optional(), ...options })], {
    error: levelError("off, report or comment, or a map with level and options"),
  });

const SPECIFIC = { "no-outcome": levelOr({ sections: sections.optional() }) };

/** A level, or a map with the level and the check's options. */
export const checks = section(
  Object.fromEntries(
    CHECK_NAMES.map((name) => [
      name,
      (name in SPECIFIC ? SPECIFIC["no-outcome"] : levelOr({}))
        .optional()
        .describe(`Finds: ${FINDINGS[name]}. Default ${DEFAULT_LEVELS[name]}`),
    ]),
  ),
).describe("How loud each check is: off, report or comment");

type CheckDraft = Draft<CheckLevel | { level?: CheckLevel; sections?: string[] }>;

export function convertChecks(draft: Draft<z.infer<typeof checks>> | undefined): Checks {
  const drafts = (draft ?? {}) as Readonly<Partial<Record<CheckName, CheckDraft>>>;
  const levelOf = (name: CheckName): CheckLevel => {
    const check = drafts[name];
    return (typeof check === "object" ? check.level : check) ?? DEFAULT_LEVELS[name];
  };
  const outcome = drafts["no-outcome"];
  const headings = typeof outcome === "object" ? outcome.sections : undefined;
  return {
    levels: Object.fromEntries(CHECK_NAMES.map((name) => [name, levelOf(name)])) as Record<
      CheckName,
      CheckLevel
    >,
    outcomeSections: headings === undefined ? DEFAULT_SECTIONS : valuesOf(headings),
  };
}
