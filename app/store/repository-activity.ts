import type { Activity, IssueActivity } from "../../shared/reconcile/sweep.ts";
import type { RepositoryPlace } from "../wake-up.ts";
import { readClaims } from "./claims.ts";
import { LAPSED, nameQueue } from "./job-queues.ts";
import type { Store } from "./store.ts";
import { keyOf } from "./stored-job.ts";

/** The database answers this much later at most: what ended within it counts as well. */
const ASKING_MS = 1000;

/**
 * What is at work in a repository on all replicas, beside its sweep. What is for later is not; nor is what only leads to
 * sweeps, but for a sweep by another map, or by other labels.
 */
export class RepositoryActivity implements IssueActivity {
  private readonly store: Store;
  private readonly now: () => number;
  private readonly queue: string;
  private readonly issuePrefix: string;
  private readonly prefixes: readonly string[];
  private readonly labels: string;
  private readonly sweep: string;

  /** @param now milliseconds since 1970, by the same clock as the instants asked for */
  constructor(store: Store, place: RepositoryPlace, now: () => number) {
    const { installation, owner, repo } = place;
    const prefixOf = (kind: "issue" | "blocked-issues" | "sub-issues"): string =>
      keyOf({ kind, installation, owner, repo, number: 0 }).slice(0, -1);
    this.store = store;
    this.now = now;
    this.queue = nameQueue({ kind: "issue", installation });
    this.issuePrefix = prefixOf("issue");
    this.labels = keyOf({ kind: "labels", installation, owner, repo });
    this.sweep = keyOf({ kind: "sweep", installation, owner, repo });
    // A card's event names no repository: it may be of this one.
    const cards = keyOf({ kind: "board-item", installation, content: "" });
    this.prefixes = [
      this.issuePrefix,
      prefixOf("blocked-issues"),
      prefixOf("sub-issues"),
      cards,
      this.labels,
    ];
  }

  /** @param since milliseconds since 1970, of the last hour; what ended since counts as well */
  async read(since: number): Promise<Activity> {
    const keys = await this.listKeys(this.now() - since + ASKING_MS);
    const issues = keys.filter((key) => key.startsWith(this.issuePrefix));
    // Another repository's name may begin with this one's.
    const wide = keys.filter((key) => !key.startsWith(this.issuePrefix) && !this.isOtherLabels(key));
    return {
      issues: new Set(issues.map((key) => Number(key.slice(this.issuePrefix.length)))),
      isWide: wide.length > 0 || (await this.isSweptAnew()),
    };
  }

  private isOtherLabels(key: string): boolean {
    return key.startsWith(this.labels) && key !== this.labels;
  }

  /** Of jobs that wait or are at work, and of those that ended within so many milliseconds. */
  private async listKeys(withinMs: number): Promise<readonly string[]> {
    const { database, schema, jobSchema } = this.store;
    const rows = await database.query<{ key: string }>(
      `SELECT DISTINCT key FROM (
         SELECT singleton_key AS key FROM ${jobSchema}.job
         WHERE name IN ($1, '${LAPSED}') AND state IN ('created', 'active')
         UNION ALL
         SELECT key FROM ${schema}.ended WHERE at >= ${jobSchema}.job_now() - $2::float8 * interval '1 millisecond'
       ) AS busy
       WHERE EXISTS (SELECT 1 FROM json_array_elements_text($3::text::json) AS prefix WHERE starts_with(key, prefix))`,
      [this.queue, Math.max(0, withinMs), JSON.stringify(this.prefixes)],
    );
    return rows.map(({ key }) => key);
  }

  /** The map or a label's name is another one now, and a sweep for that waits or is at work. */
  private async isSweptAnew(): Promise<boolean> {
    const claims = await readClaims(this.store.database, this.store.schema, [this.sweep]);
    return claims.some(
      ({ claim }) => claim.kind === "sweep-reason" && (claim.reason === "map" || claim.reason === "backfill"),
    );
  }
}
