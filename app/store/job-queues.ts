import type { Target } from "../wake-up.ts";
import type { Store } from "./store.ts";

/** Wake-ups that are not due yet. */
export const LATER = "later";
/** Jobs whose process ended while they were at work. */
export const LAPSED = "lapsed";
/** Jobs that were given up. */
export const DEAD = "dead";

const WORK = "work-";
const SWEEPS = "sweep-";
const ASIDE = "aside-";
/** Names of queues whose jobs are for nobody to take, as SQL's LIKE. */
export const ALL_ASIDE = `${ASIDE}%`;

/** Each installation has a queue, so that none waits behind another's work; and one for its sweeps, which take long. */
export const nameQueue = ({ kind, installation }: Pick<Target, "kind" | "installation">): string =>
  `${kind === "sweep" ? SWEEPS : WORK}${installation}`;
/** What is set aside of an installation. */
export const nameAside = (installation: number): string => `${ASIDE}${installation}`;
export const isSweepQueue = (name: string): boolean => name.startsWith(SWEEPS);
export const isWorkQueue = (name: string): boolean => name.startsWith(WORK);
export const installationOf = (name: string): number => Number(name.slice(name.indexOf("-") + 1));

/** pg-boss's longest: a process that lives ends its jobs by itself. */
const ONE_DAY = 86_400;
/** What was given up can be put back for so long. */
const DEAD_DAYS = 90;
const TEN_YEARS = 3650 * ONE_DAY;
/** What waits is never thrown away; what failed was copied to its next queue. */
const KEPT = { retentionSeconds: TEN_YEARS, deleteAfterSeconds: 60, retryLimit: 0, expireInSeconds: ONE_DAY };

/** A process that has not been heard of for so long is taken for dead; pg-boss's shortest is 10. */
export const HEARTBEAT_SECONDS = 15;

/** Makes the queues that there is one of. */
export async function makeCommonQueues(boss: Store["boss"]): Promise<void> {
  await boss.createQueue(DEAD, { ...KEPT, retentionSeconds: DEAD_DAYS * ONE_DAY, policy: "standard" });
  await boss.createQueue(LAPSED, { ...KEPT, policy: "standard" });
  await boss.createQueue(LATER, { ...KEPT, policy: "stately" });
}

/**
 * The installations' queues, made when they are first needed. `stately`: one job of a key waits at most, and one is at work.
 * There are no retries of pg-boss's, since a retry would stand beside the job that waits, and not merge with it.
 */
export class JobQueues {
  private readonly store: Pick<Store, "boss" | "kind">;
  private readonly made = new Map<string, Promise<void>>();

  constructor(store: Pick<Store, "boss" | "kind">) {
    this.store = store;
  }

  /** Not to be called within a transaction. */
  async make(names: Iterable<string>): Promise<void> {
    for (const name of names) {
      const making = this.made.get(name) ?? this.makeOne(name);
      this.made.set(name, making);
      await making;
    }
  }

  private async makeOne(name: string): Promise<void> {
    const { boss, kind } = this.store;
    try {
      await boss.createQueue(name, {
        ...KEPT,
        policy: "stately",
        deadLetter: LAPSED,
        // A folder is one process's alone: nobody else could find its jobs lapsed.
        ...(kind === "server" && { heartbeatSeconds: HEARTBEAT_SECONDS }),
      });
    } catch (error) {
      this.made.delete(name);
      throw error;
    }
  }
}
