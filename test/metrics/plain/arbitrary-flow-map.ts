import fc from "fast-check";

/** What generated flow maps and rows name alike. */
export const STREAM_IDS = ["s0", "s1", "s2", "s3"] as const;
export const ownLabelOf = (id: string): string => `stream: ${id}`;
export const aliasOf = (id: string): string => `team/${id}`;
/** In the title of an issue it decides for the stream. */
export const wordOf = (id: string): string => `word${id}`;
export const BLOCK_LABELS = ["blocked", "on hold"] as const;
export const STARTED = "started";
export const DONE = "done";
export const STAGES = ["doing", "review"] as const;
export const TIMED = ["needs info", "Waiting for QA"] as const;
export const GOAL_LABEL = "okr: growth";
export const MILESTONES = ["Q4", "Q3"] as const;
export const IGNORED = "question";
export const TYPES = ["Bug", "Feature"] as const;
export const KINDS = ["security", "refactor", "Enhancement"] as const;
export const STATUSES = ["Todo", "In Progress", "In Review", "Ready", "Blocked", "Done"] as const;
export const ROBOT = "robot[bot]";

/** Each value about half as often as the one before it. */
export const mostly = <T>(...values: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(...values.map((value, index) => ({ weight: 64 >> index, arbitrary: fc.constant(value) })));

const STREAM = fc.record({
  alias: fc.boolean(),
  wipLimit: mostly(null, 1, 3),
  expectation: mostly({ percent: 85, days: 14 }, null, { percent: 50, days: 6.5 }),
});

const STREAMS = fc
  .record({
    streams: fc.array(STREAM, { minLength: 1, maxLength: 4, size: "max" }),
    retired: mostly(false, false, true),
  })
  .map(({ streams, retired }) =>
    Object.fromEntries(
      streams.map(({ alias, wipLimit, expectation }, index) => {
        const id = STREAM_IDS[index]!;
        // The last of several may have gone into the first.
        const isRetired = retired && index > 0 && index === streams.length - 1;
        const more = {
          ...(alias ? { aliases: [aliasOf(id)] } : {}),
          ...(wipLimit === null ? {} : { "wip-limit": wipLimit }),
          ...(expectation === null
            ? {}
            : { expectation: { ...expectation, days: Math.ceil(expectation.days) } }),
          ...(isRetired ? { retired: { into: STREAM_IDS[0] } } : {}),
        };
        return [id, { outcome: `Outcome of ${id}`, words: [wordOf(id)], ...more }];
      }),
    ),
  );

const PROJECT = {
  owner: "acme",
  number: 7,
  status: { active: ["In Progress", "In Review"], waiting: ["Ready"], blocked: ["Blocked"], done: ["Done"] },
};

/** The text of a valid flow map; JSON is YAML, too. */
export const arbitraryFlowMapYaml: fc.Arbitrary<string> = fc
  .record({
    streams: STREAMS,
    blocked: fc.constantFrom(BLOCK_LABELS.slice(0, 1), BLOCK_LABELS),
    started: mostly([STARTED], []),
    done: mostly([], [DONE]),
    stages: mostly<readonly string[]>(STAGES, []),
    timed: mostly<readonly string[]>(TIMED, TIMED.slice(0, 1), []),
    project: mostly(PROJECT, null),
    hasObjectives: mostly(true, false),
    weeks: fc.constantFrom(12, 12, 12, 6, 6, 6, 20, 4),
    ignores: mostly(true, false),
  })
  .map(({ streams, blocked, started, done, stages, timed, project, hasObjectives, weeks, ignores }) =>
    JSON.stringify({
      version: 1,
      streams,
      labels: { blocked, started, done },
      report: { weeks, stages, "time-in-labels": timed },
      automation: [ROBOT],
      ...(project === null ? {} : { project }),
      ...(ignores ? { ignore: { labels: [IGNORED] } } : {}),
      ...(hasObjectives
        ? {
            objectives: {
              growth: { name: "Growth", streams: ["s0"], milestones: ["Q4"], labels: [GOAL_LABEL] },
            },
          }
        : {}),
    }),
  );
