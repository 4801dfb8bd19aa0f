import { createHash } from "node:crypto";
import type { JobWithMetadata } from "pg-boss";
import { nameTarget } from "../name-target.ts";
import { PRIORITIES, type Priority, type Target } from "../wake-up.ts";

/** What a job carries on its way. Its claims are kept apart: pg-boss drops the data of a job that merges. */
export interface StoredJob {
  readonly target: Target;
  /** 1 at first. */
  readonly attempt: number;
  /** How often it was at work when its process ended. */
  readonly lapses: number;
  readonly priority: Priority;
}

/** A job that pg-boss handed to this process. */
export interface TakenJob extends StoredJob {
  readonly id: string;
  readonly queue: string;
  /** Of pg-boss's count: names this handing over among those of the same job. */
  readonly retryCount: number;
  readonly key: string;
}

/** As pg-boss keeps it. The target is text: what GitHub sends may hold what jsonb refuses. */
export interface JobData {
  readonly target: string;
  readonly attempt: number;
  readonly lapses: number;
}

export const toData = ({ target, attempt, lapses }: StoredJob): JobData => ({
  target: JSON.stringify(target),
  attempt,
  lapses,
});

export function fromPgBoss(job: JobWithMetadata<JobData>): TakenJob {
  const { data, id, name, retryCount, priority, singletonKey } = job;
  return {
    target: JSON.parse(data.target) as Target,
    attempt: data.attempt,
    lapses: data.lapses,
    priority: PRIORITIES[PRIORITIES.length - 1 - priority] ?? "background",
    id,
    queue: name,
    retryCount,
    key: singletonKey ?? "",
  };
}

/** To pg-boss the higher number goes first. */
export const rankOf = (priority: Priority): number => PRIORITIES.length - 1 - PRIORITIES.indexOf(priority);

/** Longer ones do not fit into an index. */
const LONGEST_KEY = 400;

/** The key under which jobs of a target merge, free of what a database refuses in a text. */
export function keyOf(target: Target): string {
  const key = JSON.stringify(nameTarget(target)).slice(1, -1);
  return key.length <= LONGEST_KEY ? key : createHash("sha256").update(key).digest("hex");
}
