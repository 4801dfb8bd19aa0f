import { describeError } from "../describe-error.ts";
import type { LogFields } from "../log.ts";
import type { Claim, Target } from "../wake-up.ts";
import { addClaims } from "./claims.ts";
import type { Session } from "./database.ts";
import { DEAD, JobQueues, nameQueue } from "./job-queues.ts";
import { placeJobs } from "./place-jobs.ts";
import type { Store } from "./store.ts";
import { type JobData, keyOf, rankOf, type StoredJob, toData } from "./stored-job.ts";

/** A job that was given up, with all it takes to do it again. Kept for 90 days. */
export interface DeadLetter {
  readonly id: string;
  readonly target: Target;
  readonly claims: readonly Claim[];
  /** How often it was tried. */
  readonly attempts: number;
  /** As `describeError` tells it. */
  readonly error: LogFields;
  /** When it was given up, milliseconds since 1970. */
  readonly at: number;
}

interface LetterData extends JobData {
  readonly claims: string;
  readonly error: string;
}

export interface GivenUp {
  readonly job: StoredJob;
  readonly claims: readonly Claim[];
  readonly error: unknown;
}

export async function buryJobs(
  session: Session,
  { boss }: Pick<Store, "boss">,
  givenUp: readonly GivenUp[],
): Promise<void> {
  if (givenUp.length === 0) return;
  const letters = givenUp.map(({ job, claims, error }) => ({
    data: { ...toData(job), claims: JSON.stringify(claims), error: JSON.stringify(describeError(error)) },
    priority: rankOf(job.priority),
  }));
  await boss.insert(DEAD, letters, { db: session.boss });
}

/** The jobs that were given up. */
export class DeadLetters {
  private readonly store: Store;
  private readonly queues: JobQueues;

  constructor(store: Store) {
    this.store = store;
    this.queues = new JobQueues(store);
  }

  /** The oldest first. @param after the id of the last one of the page before */
  async list(limit = 100, after?: string): Promise<readonly DeadLetter[]> {
    const options = { queued: true, limit, ...(after !== undefined && { after }) };
    const jobs = await this.store.boss.findJobs<LetterData>(DEAD, options);
    return jobs.map(({ id, data, createdOn }) => ({
      id,
      target: JSON.parse(data.target) as Target,
      claims: JSON.parse(data.claims) as readonly Claim[],
      attempts: data.attempt,
      error: JSON.parse(data.error) as LogFields,
      at: createdOn.getTime(),
    }));
  }

  /**
   * Puts them back to work, with their claims, as if they had just come. Any process on the database finds them within
   * a second.
   *
   * @returns how many; one that somebody else put back is not counted
   */
  async replay(letters: readonly DeadLetter[]): Promise<number> {
    await this.queues.make(new Set(letters.map(({ target }) => nameQueue(target))));
    let count = 0;
    for (const letter of letters) {
      if (await this.putBack(letter)) count += 1;
    }
    return count;
  }

  private async putBack({ id, target, claims }: DeadLetter): Promise<boolean> {
    const { database, boss, schema } = this.store;
    const key = keyOf(target);
    return await database.transaction(async (session) => {
      const { affected } = (await boss.deleteJob(DEAD, id, { db: session.boss })) as { affected?: number };
      if (affected !== 1) return false;
      await addClaims(
        session,
        schema,
        claims.map((claim) => ({ key, claim })),
      );
      const job: StoredJob = { target, attempt: 1, lapses: 0, priority: "event" };
      await placeJobs(session, this.store, [{ queue: nameQueue(target), key, job, waitMs: null }]);
      return true;
    });
  }
}
