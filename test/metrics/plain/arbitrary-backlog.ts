import fc from "fast-check";
import { arbitraryFlowMapYaml, mostly, STREAM_IDS, wordOf } from "./arbitrary-flow-map.ts";
import { type LivedRow, liveRow } from "./live-row.ts";
import type { PlainRow } from "./plain-row.ts";
import { type RowSeed, rowSeed } from "./row-seed.ts";

export interface PlainBacklog {
  readonly rows: PlainRow[];
  readonly flowMapYaml: string;
  /** RFC 3339. */
  readonly now: string;
}

/**
 * Rows with messy histories over about 20 weeks before `now`, on a grid of half days so that equal instants happen, and
 * a flow map that gives their labels and statuses a meaning. Every row can be read, every flow map is valid.
 */
export function arbitraryBacklog(): fc.Arbitrary<PlainBacklog> {
  return fc
    .record({
      seeds: fc.oneof(
        { weight: 3, arbitrary: fc.array(rowSeed(9), { minLength: 30, maxLength: 40, size: "max" }) },
        { weight: 3, arbitrary: fc.array(rowSeed(3), { minLength: 15, maxLength: 40, size: "max" }) },
        { weight: 1, arbitrary: fc.array(rowSeed(3), { maxLength: 40, size: "max" }) },
      ),
      flowMapYaml: arbitraryFlowMapYaml,
      // A Wednesday at noon; a Monday's first moment; a Sunday night, of the year before the week's.
      now: mostly("2026-09-09T12:00:00Z", "2026-09-07T00:00:00Z", "2027-01-03T23:59:59.999Z"),
      // Fewer streams than the map may have: then there is enough in one to see something.
      pace: mostly<Pace>("even", "burst", "burst"),
      spread: mostly(1, 2, 3, 4),
      hasStatuses: mostly(true, false),
      hasComments: mostly(true, false),
    })
    .map(({ seeds, flowMapYaml, now, pace, spread, hasStatuses, hasComments }) => {
      const kept = (kind: string) =>
        (hasStatuses || kind !== "status") && (hasComments || kind !== "comment");
      const limited = seeds.map((seed, index) => ({
        ...seed,
        age: pace === "burst" && index % 8 > 0 ? pullIn(seed.age) : seed.age,
        stream: seed.stream === 0 ? 0 : 1 + (seed.stream % spread),
        steps: seed.steps.filter(({ kind }) => kept(kind)),
      }));
      const lives = limited.map((seed, index) => liveRow(seed, index, seeds.length, Date.parse(now)));
      return { rows: lives.map((life, index) => writeRow(limited[index]!, life, lives)), flowMapYaml, now };
    });
}

/** Most of a burst happens in three weeks, so that the weeks before lie on one side of the mean. */
type Pace = "even" | "burst";
const pullIn = (age: number): number => (age > 60 ? 14 + (age % 46) : age);

function writeRow(seed: RowSeed, life: LivedRow, lives: readonly LivedRow[]): PlainRow {
  const { repo, number, blockers, events } = life;
  const refs = blockers.map((target) => refTo(target, life, lives));
  const told = events.map(({ target, ...event }) =>
    target === undefined ? event : { ...event, blocker: refTo(target, life, lives) },
  );
  const parent = seed.parent === null || seed.parent >= number - 1 ? null : lives[seed.parent]!;
  return {
    ...(repo === null ? {} : { repo }),
    number,
    title: `Issue ${number} ${seed.stream === 0 ? "" : wordOf(STREAM_IDS[seed.stream - 1]!)}`,
    body: "",
    state: life.closedAt === null ? "OPEN" : "CLOSED",
    stateReason: seed.reason,
    labels: seed.labelsAsObjects ? life.labels.map((name) => ({ name })) : life.labels,
    author: { login: "alice" },
    milestone: seed.milestone === null ? null : { title: seed.milestone },
    createdAt: life.createdAt,
    closedAt: life.closedAt,
    issueType: seed.type,
    ...(parent === null || parent.repo !== repo ? {} : { parent: parent.number }),
    ...(refs.length === 0 ? {} : { blockedBy: refs }),
    ...(seed.hasEvents ? { events: told } : {}),
  };
}

/** Another row, or an issue that is not in the file: its state is told by chance. */
function refTo(target: number, from: LivedRow, lives: readonly LivedRow[]) {
  const row = lives[target];
  if (row === undefined) {
    const state = [null, "OPEN", "CLOSED"][target % 3];
    return { number: 900 + target, ...(state == null ? {} : { state }) };
  }
  if (row.repo === from.repo) return row.number;
  // A row without a repository can be named by its like only.
  return { repo: row.repo ?? "acme/elsewhere", number: row.number };
}
