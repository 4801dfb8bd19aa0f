import fc from "fast-check";
import { toActor } from "../../shared/domain/actor.ts";
import type { Issue, StickyState } from "../../shared/domain/issue.ts";
import type { Neighbours } from "../../shared/domain/neighbours.ts";
import type { TimelineEvent } from "../../shared/domain/timeline.ts";
import { ALICE, BOT, daysAgo, edited, issueOf, NO_NEIGHBOURS, NOW, put, renamed, took } from "./build.ts";
import { ANSWERS, aliasOf, IDS, labelOf, RULE_LABELS, SECTIONS, TYPES, WORDS } from "./generate-map.ts";

export const HELD = "held: stream";
export const UNMAPPED = "needs: stream";
const OTHER_BOT = toActor("stale[bot]");

/** Labels that we write. */
export const WRITTEN = [...IDS.map(labelOf), HELD, UNMAPPED];

/** An issue, and what its history says that people did to the labels that we write. */
export interface LivedIssue {
  readonly issue: Issue;
  /** On the issue, and there by a person's hand as far as one can know. */
  readonly byPeople: ReadonlySet<string>;
  /** Taken off by a person since the text last changed. */
  readonly refused: ReadonlySet<string>;
}

const SPACED = fc
  .array(fc.constantFrom(...WORDS, "and", "the"), { maxLength: 5 })
  .map((words) => words.join(" "));
const SECTION = fc
  .tuple(
    fc.constantFrom(...SECTIONS, "Outcome"),
    fc.constantFrom(
      ...ANSWERS,
      "_No response_",
      "- [x] Paying",
      "- [ ] Paying\n- [X] Searching",
      "A, Paying",
      "",
    ),
  )
  .map(([heading, answer]) => `### ${heading}\n\n${answer}\n`);
const HOSTILE = fc.constantFrom(
  "<!--",
  "-->",
  "```",
  "`",
  "> quoted alpha",
  "[beta](x",
  "![",
  "\u202e",
  "\ud800",
  "@alice #1",
  "    code",
);
const BODY = fc
  .array(fc.oneof(SPACED, SECTION, SECTION, HOSTILE), { maxLength: 5 })
  .map((parts) => parts.join("\n\n"));

/** One of the values, the earlier the more often. */
const mostly = <T>(...values: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(...values.map((value, index) => ({ weight: 6 >> index, arbitrary: fc.constant(value) })));

const STEP = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(
      fc.oneof(mostly(labelOf("s0"), UNMAPPED, HELD), fc.constantFrom(...WRITTEN)),
      mostly("automation" as const, "person" as const, "bot" as const),
    ),
  },
  { weight: 1, arbitrary: fc.constant("text" as const) },
);
type Step = readonly [label: string, who: "person" | "automation" | "bot"] | "text";

const STICKY: fc.Arbitrary<StickyState> = fc.constantFrom(
  { kind: "absent" },
  { kind: "unknown" },
  { kind: "deleted", at: daysAgo(5) },
  { kind: "present", comment: { body: "old", minimized: false } },
  { kind: "present", comment: { body: "old", minimized: true } },
);

export const LIVED_ISSUE: fc.Arbitrary<LivedIssue> = fc
  .record({
    title: SPACED,
    body: BODY,
    labels: fc.uniqueArray(
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...RULE_LABELS, "stream: s9") },
        { weight: 1, arbitrary: fc.constantFrom(...IDS.map(aliasOf)) },
      ),
      { maxLength: 3 },
    ),
    ignored: mostly(false, false, true),
    steps: fc.array(STEP, { maxLength: 6 }),
    /** How many of the first steps are lost. */
    lost: mostly(0, 0, 2),
    known: mostly(true, true, false),
    type: fc.option(fc.constantFrom(...TYPES)),
    createdAt: fc.constantFrom(null, daysAgo(400), daysAgo(2), NOW),
    sticky: STICKY,
    open: mostly(true, true, false),
  })
  .map(({ labels, ignored, steps, lost, known, ...rest }) => {
    const life = live(steps, known ? lost : steps.length);
    const all = [...labels, ...life.present, ...(ignored ? ["question"] : [])];
    const issue = issueOf({ ...rest, labels: all, events: known ? life.events : null });
    return { issue, byPeople: life.byPeople, refused: life.refused };
  });

/** Each step puts a label, or takes it off if it is there. */
function live(steps: readonly Step[], lost: number) {
  const present = new Set<string>();
  const seen = new Set<string>();
  const set = new Set<string>();
  const refused = new Set<string>();
  const events: TimelineEvent[] = [];
  steps.forEach((step, index) => {
    const at = daysAgo(100 - index);
    const isLost = index < lost;
    if (step === "text") {
      if (isLost) return;
      events.push(index % 2 === 0 ? renamed(at) : edited(at));
      refused.clear();
      return;
    }
    const [label, who] = step;
    const isOn = !present.delete(label);
    if (isOn) present.add(label);
    if (isLost) return;
    const actor = { person: ALICE, automation: BOT, bot: OTHER_BOT }[who];
    events.push((isOn ? put : took)(label, actor, at));
    seen.add(label);
    if (who === "automation") {
      // So a person ended every choice made before.
      if (label === HELD && !isOn) {
        set.clear();
        refused.clear();
        for (const written of WRITTEN) seen.add(written);
      }
      return;
    }
    const [to, from] = isOn ? [set, refused] : [refused, set];
    to.add(label);
    from.delete(label);
  });
  const byPeople = new Set([...present].filter((label) => set.has(label) || !seen.has(label)));
  return { present, events, byPeople, refused };
}

export const NEIGHBOURS: fc.Arbitrary<Neighbours> = fc
  .option(fc.option(fc.constantFrom(...IDS)), { freq: 2 })
  .map((stream) =>
    stream === null
      ? NO_NEIGHBOURS
      : { ...NO_NEIGHBOURS, parent: { ref: { repo: null, number: 3, open: true }, stream } },
  );
