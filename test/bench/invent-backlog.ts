import { inventIssue } from "./invent-issue.ts";
import { seededRandom } from "./random.ts";

const DAY = 86_400_000;
const KINDS = 200;

export interface BacklogPlan {
  readonly issues: number;
  /** Ids, each with the label `stream: ID`. */
  readonly streams: readonly string[];
  /** Milliseconds: everything happened in the year before. */
  readonly now: number;
  /** Characters of a body. */
  readonly size: number;
}

interface InventedEvent {
  readonly event: string;
  readonly at: string;
  readonly actor: string;
  readonly label?: string;
  readonly blocker?: { readonly number: number };
}

/** Rows of a backlog file with whole histories, about six events each; three of ten issues are open. Always the same. */
export function* inventBacklog({ issues, streams, now, size }: BacklogPlan): Generator<object> {
  const kinds = Array.from({ length: KINDS }, (_, seed) => inventIssue(seed, size));
  const random = seededRandom(7);
  for (let number = 1; number <= issues; number++) {
    const { title, body } = kinds[number % KINDS]!;
    const stream = `stream: ${streams[Math.floor(random() * streams.length)]!}`;
    const createdAt = now - 360 * DAY + (number / issues) * 358 * DAY;
    const isOpen = random() < 0.3;
    const closedAt = isOpen ? null : createdAt + random() ** 2 * (now - createdAt);
    yield {
      repo: "acme/shop",
      number,
      title,
      body,
      state: isOpen ? "OPEN" : "CLOSED",
      stateReason: isOpen ? "" : random() < 0.1 ? "NOT_PLANNED" : "COMPLETED",
      labels: [
        stream,
        ["bug", "enhancement", "chore"][number % 3]!,
        ...(number % 25 === 0 ? ["blocked"] : []),
      ],
      author: { login: `user-${number % 50}` },
      createdAt: iso(createdAt),
      closedAt: closedAt === null ? null : iso(closedAt),
      blockedBy: number % 20 === 0 ? [number - 3] : [],
      events: inventEvents(number, stream, createdAt, closedAt ?? now, isOpen),
    };
  }
}

function inventEvents(
  number: number,
  stream: string,
  createdAt: number,
  end: number,
  isOpen: boolean,
): InventedEvent[] {
  const at = (share: number): string => iso(createdAt + share * (end - createdAt) * 0.99);
  return [
    { event: "labeled", at: at(0.01), actor: "streamkeeper[bot]", label: stream },
    { event: "commented", at: at(0.1), actor: "reader" },
    { event: "assigned", at: at(0.3), actor: "lead" },
    ...(number % 25 === 0 ? [{ event: "labeled", at: at(0.4), actor: "lead", label: "blocked" }] : []),
    ...(number % 20 === 0
      ? [{ event: "blocked_by_added", at: at(0.5), actor: "lead", blocker: { number: number - 3 } }]
      : []),
    { event: "labeled", at: at(0.6), actor: "lead", label: "needs info" },
    { event: "unlabeled", at: at(0.7), actor: "lead", label: "needs info" },
    ...(isOpen ? [] : [{ event: "closed", at: iso(end), actor: "lead" }]),
  ];
}

/** GitHub tells whole seconds. */
const iso = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
