import fc from "fast-check";
import {
  aliasOf,
  BLOCK_LABELS,
  DONE,
  GOAL_LABEL,
  IGNORED,
  KINDS,
  MILESTONES,
  mostly,
  ownLabelOf,
  ROBOT,
  STAGES,
  STARTED,
  STATUSES,
  STREAM_IDS,
  TIMED,
  TYPES,
} from "./arbitrary-flow-map.ts";

/** One thing that happens to an issue; `gap` half days after the one before it. */
export interface Step {
  readonly kind: "close" | "reopen" | "label" | "assign" | "comment" | "block" | "status" | "rename";
  readonly gap: number;
  /** A little later, within the same second. */
  readonly isLate: boolean;
  /** Half days before the creation, instead of after the step before. */
  readonly early: number;
  readonly actor: string | null;
  readonly label: string;
  /** Takes off what was put last, instead. */
  readonly isUndo: boolean;
  readonly status: string;
  readonly blocker: number;
  readonly reason: string | null;
  readonly isPlacement: boolean;
}

/** What a row is made of. */
export interface RowSeed {
  /** Half days before `now`; negative = after it. */
  readonly age: number;
  readonly repo: string | null;
  /** 0 = the title speaks of no stream; else of one of them. */
  readonly stream: number;
  /** There from the start, in part without any event. */
  readonly labels: readonly string[];
  readonly blockers: readonly number[];
  readonly steps: readonly Step[];
  /** How the row's state and `closedAt` stand to its events. */
  readonly end: "as told" | "open" | "closed" | "closed later" | "closed earlier";
  /** Events that the row's labels do not agree with. */
  readonly lostLabel: string | null;
  readonly isShuffled: boolean;
  readonly hasEvents: boolean;
  readonly reason: string | null;
  readonly milestone: string | null;
  readonly type: string | null;
  readonly parent: number | null;
  readonly labelsAsObjects: boolean;
}

const OWN = STREAM_IDS.map(ownLabelOf);
const LABEL = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...OWN, ...OWN, ...STREAM_IDS.map(aliasOf)) },
  { weight: 4, arbitrary: fc.constantFrom(...BLOCK_LABELS, "BLOCKED ") },
  { weight: 4, arbitrary: fc.constantFrom(STARTED, DONE, ...STAGES) },
  { weight: 3, arbitrary: fc.constantFrom(...TIMED, ...TIMED, GOAL_LABEL) },
  { weight: 1, arbitrary: fc.constantFrom(...KINDS, "bug", IGNORED) },
);
/** Without those that would hide the issue or end it. */
const FIRST_LABEL = LABEL.filter((label) => label !== IGNORED && label !== DONE);
const REASON = mostly(null, "COMPLETED", "NOT_PLANNED", "duplicate", "not planned");
const BLOCKER = fc.oneof({ weight: 5, arbitrary: fc.nat(3) }, { weight: 2, arbitrary: fc.nat(45) });

const KIND = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom("close", "status", "label") },
  { weight: 2, arbitrary: fc.constantFrom("reopen", "comment", "block", "assign") },
  { weight: 1, arbitrary: fc.constant("rename") },
) as fc.Arbitrary<Step["kind"]>;

const STEP: fc.Arbitrary<Step> = fc.record({
  kind: KIND,
  gap: fc.oneof(
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 24 }) },
  ),
  isLate: mostly(false, false, false, true),
  early: mostly(0, 0, 0, 0, 1, 3),
  actor: fc.constantFrom("alice", "bob", "carol", ROBOT, "other[bot]", null),
  label: LABEL,
  isUndo: mostly(false, true),
  status: fc.constantFrom(...STATUSES),
  blocker: BLOCKER,
  reason: REASON,
  isPlacement: fc.boolean(),
});

/** A plain story: begun, answered, closed soon, so that there is something to count. */
const STORY: fc.Arbitrary<readonly Step[]> = fc
  .tuple(STEP, STEP, STEP, STEP, STEP, fc.nat(2))
  .map(([begun, noted, said, more, closed, extra]) => [
    { ...begun, kind: "status", status: "In Progress", early: 0, gap: begun.gap % 6 },
    { ...noted, kind: "assign", gap: 1 },
    { ...said, kind: "comment", gap: said.gap % 4 },
    ...(extra === 0 ? [more] : []),
    { ...closed, kind: "close", early: 0, gap: closed.gap % 10, reason: null },
  ]);

const AGE = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 280 }) },
  // A busy month, not long ago.
  { weight: 6, arbitrary: fc.integer({ min: 16, max: 76 }) },
  { weight: 2, arbitrary: fc.integer({ min: 281, max: 900 }) },
  { weight: 1, arbitrary: fc.integer({ min: -4, max: 1 }) },
);

/** @param stories the share of rows with a plain story, of 10 */
export const rowSeed = (stories: number): fc.Arbitrary<RowSeed> =>
  fc.record({
    age: AGE,
    repo: mostly<string | null>("acme/shop", "acme/shop", "acme/pay", null),
    stream: fc.nat(12),
    labels: fc.uniqueArray(FIRST_LABEL, { maxLength: 2, size: "max" }),
    blockers: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.uniqueArray(BLOCKER, { maxLength: 2, size: "max" }) },
    ),
    steps: fc.oneof(
      { weight: stories, arbitrary: STORY },
      { weight: 10 - stories, arbitrary: fc.array(STEP, { maxLength: 9, size: "max" }) },
    ),
    end: mostly("as told", "as told", "as told", "open", "closed", "closed later", "closed earlier"),
    lostLabel: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: LABEL }),
    isShuffled: mostly(false, false, true),
    hasEvents: mostly(true, true, true, false),
    reason: REASON,
    milestone: fc.constantFrom(null, null, ...MILESTONES, "q4"),
    type: fc.constantFrom(null, null, ...TYPES, "Task"),
    parent: fc
      .option(fc.nat(39), { freq: 6, nil: null })
      .map((parent) => (parent !== null && parent % 5 === 0 ? parent : null)),
    labelsAsObjects: fc.boolean(),
  });
