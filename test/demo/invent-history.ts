import { seededRandom } from "../bench/random.ts";
import { TITLES } from "./history-titles.ts";
import { BACKLOG_DAY, type Row, type RowEvent } from "./read-rows.ts";

const DAY = 86_400_000;
const WEEKS = 28;
const DEVELOPERS = ["bramble-dev", "oakroot-dev", "sorrel-dev", "juniper-ops"];
const AUTHORS = ["yarrow-pm", "nettle-support", "clover-support", "thistle-qa", "willow-design"];

/** How a stream has been doing: arrivals a week, days to wait and to work, and since when the weeks went badly. */
interface Pace {
  readonly arrivals: number;
  readonly wait: number;
  readonly work: number;
  /** Weeks before the backlog's day; from then on work takes this many times as long. */
  readonly trouble?: { readonly weeks: number; readonly slower: number };
}

const PACES: Readonly<Record<string, Pace>> = {
  discovery: { arrivals: 2.6, wait: 6, work: 8 },
  checkout: { arrivals: 3.4, wait: 5, work: 6 },
  delivery: { arrivals: 3.2, wait: 4, work: 5, trouble: { weeks: 9, slower: 5 } },
  returns: { arrivals: 2.2, wait: 3, work: 4 },
  accounts: { arrivals: 1.4, wait: 8, work: 9 },
};

/**
 * Half a year of finished work of the shop, invented anew and always the same. All of it is closed on the backlog's day:
 * what is open is in the backlog's own file.
 *
 * @param taken numbers that other issues have
 */
export function inventHistory(taken: ReadonlySet<number>): Row[] {
  const random = seededRandom(20_260_615);
  const drafts: (Omit<Row, "number"> & { readonly at: number })[] = [];
  for (const [stream, pace] of Object.entries(PACES)) {
    for (let week = WEEKS; week > 0; week--) {
      const count = Math.floor(pace.arrivals + random());
      for (let index = 0; index < count; index++) {
        const createdAt = BACKLOG_DAY - week * 7 * DAY + Math.floor(random() * 7 * DAY);
        const draft = inventRow(stream, pace, createdAt, random);
        if (draft !== null) drafts.push({ ...draft, at: createdAt });
      }
    }
  }
  const free = Array.from({ length: 1000 }, (_, index) => index + 1).filter((number) => !taken.has(number));
  return drafts
    .sort((a, b) => a.at - b.at)
    .map(({ at, ...row }, index) => ({ ...row, number: free[index]! }));
}

function inventRow(
  stream: string,
  pace: Pace,
  createdAt: number,
  random: () => number,
): Omit<Row, "number"> | null {
  const isLate = pace.trouble !== undefined && createdAt > BACKLOG_DAY - pace.trouble.weeks * 7 * DAY;
  const slower = isLate ? pace.trouble.slower : 1;
  const startedAt = createdAt + spread(pace.wait, random);
  const reviewAt = startedAt + spread(pace.work * 0.7, random) * slower;
  const closedAt = reviewAt + spread(pace.work * 0.3, random) * slower;
  if (closedAt >= BACKLOG_DAY - DAY) return null;
  const who = pick(DEVELOPERS, random);
  const author = pick(AUTHORS, random);
  const isDropped = random() < 0.08;
  const moves = isDropped
    ? []
    : [move("Todo", "In Progress", startedAt, who), move("In Progress", "In Review", reviewAt, who)];
  const answer: RowEvent = { event: "commented", at: iso(createdAt + spread(0.8, random)), actor: who };
  const { patterns, things } = TITLES[stream]!;
  return {
    repo: "fernhill/shop",
    title: pick(patterns, random).replace("{}", pick(things, random)),
    body: "",
    state: "CLOSED",
    stateReason: isDropped ? "NOT_PLANNED" : "COMPLETED",
    labels: [`stream: ${stream}`, pick(["bug", "enhancement", "bug", "tech debt"], random)],
    author: { login: author },
    createdAt: iso(createdAt),
    closedAt: iso(closedAt),
    events: [
      {
        event: "labeled",
        at: iso(createdAt + 60_000),
        actor: "github-actions[bot]",
        label: `stream: ${stream}`,
      },
      ...(random() < 0.85 ? [answer] : []),
      ...moves,
      { event: "closed", at: iso(closedAt), actor: isDropped ? author : who },
    ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
  };
}

const move = (from: string, to: string, at: number, actor: string): RowEvent => ({
  event: "project_v2_item_status_changed",
  at: iso(at),
  actor,
  from,
  to,
});

/** GitHub tells whole seconds. */
const iso = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** Milliseconds of about so many days: some take three times as long. */
const spread = (days: number, random: () => number): number =>
  Math.floor(days * DAY * (0.2 + 2.2 * random() ** 2));

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;
