import { addClaims } from "./store/claims.ts";
import { GroupCommit } from "./store/group-commit.ts";
import { type JobQueues, LATER, nameQueue } from "./store/job-queues.ts";
import { type Placing, placeJobs } from "./store/place-jobs.ts";
import type { Store } from "./store/store.ts";
import { keyOf } from "./store/stored-job.ts";
import { type Claim, PRIORITIES, type WakeUp } from "./wake-up.ts";

/** Receipts gather for so long, when many come. */
const GATHER_MS = 10;

export interface IntakeTools {
  readonly store: Store;
  readonly queues: JobQueues;
  /** Told once they are stored. Must not throw. */
  readonly onStored: (placings: readonly Placing[]) => void;
}

interface Receipt {
  readonly wakeUps: readonly WakeUp[];
  /** When it may start, and milliseconds until then; null: at once. */
  readonly later: { readonly runAt: number; readonly waitMs: number } | null;
}

/** Stores wake-ups: those that come at about the same time in one transaction. */
export class Intake {
  private readonly tools: IntakeTools;
  private readonly receipts: GroupCommit<Receipt>;

  constructor(tools: IntakeTools) {
    this.tools = tools;
    this.receipts = new GroupCommit({ gatherMs: GATHER_MS, commit: (receipts) => this.store(receipts) });
  }

  /** Resolves once they are on the disk; rejects when they are not. */
  async add(wakeUps: readonly WakeUp[], later: Receipt["later"]): Promise<void> {
    if (wakeUps.length > 0) await this.receipts.add({ wakeUps, later });
  }

  private async store(receipts: readonly Receipt[]): Promise<void> {
    const { store, queues, onStored } = this.tools;
    const { placings, claims } = mergeReceipts(receipts);
    // Before the transaction, in which nothing else can be asked of an embedded database. Of what is for later, too: it
    // is moved there within one.
    await queues.make(new Set(placings.map(({ job }) => nameQueue(job.target))));
    await store.database.transaction(async (session) => {
      await addClaims(session, store.schema, claims);
      await placeJobs(session, store, placings);
    });
    onStored(placings);
  }
}

function mergeReceipts(receipts: readonly Receipt[]): {
  readonly placings: readonly Placing[];
  readonly claims: readonly { readonly key: string; readonly claim: Claim }[];
} {
  const placings = new Map<string, Placing>();
  const claims: { readonly key: string; readonly claim: Claim }[] = [];
  for (const { wakeUps, later } of receipts) {
    for (const wakeUp of wakeUps) {
      const placing = toPlacing(wakeUp, later);
      const { key, job } = placing;
      for (const claim of wakeUp.claims) claims.push({ key, claim });
      const before = placings.get(key);
      if (before === undefined || isMoreUrgent(job.priority, before.job.priority)) placings.set(key, placing);
    }
  }
  return { placings: [...placings.values()], claims };
}

function toPlacing({ target, priority }: WakeUp, later: Receipt["later"]): Placing {
  const job = { target, attempt: 1, lapses: 0, priority };
  const key = keyOf(target);
  if (later === null) return { queue: nameQueue(target), key, job, waitMs: null };
  return { queue: LATER, key: `${key}@${later.runAt}`, job, waitMs: later.waitMs };
}

const isMoreUrgent = (one: WakeUp["priority"], other: WakeUp["priority"]): boolean =>
  PRIORITIES.indexOf(one) < PRIORITIES.indexOf(other);
