import { type Budget, FRESH_BUDGET } from "../../shared/github/budget.ts";
import type { BudgetKeeper } from "../../shared/github/budget-keeper.ts";
import { readBudget } from "../../shared/github/read-budget.ts";
import type { Session } from "./database.ts";
import { parseJson } from "./parse-json.ts";
import type { Store } from "./store.ts";

/** Others change it about once a second each: they are hardly ever in the way twice. */
const MOST_UNLOCKED = 3;
const FRESH = JSON.stringify(FRESH_BUDGET);

/**
 * The budget of one installation, in the database: a restart does not forget it, and replicas share it.
 *
 * A change that nobody else is in the way of asks the database once, and once more if there is something new to write.
 * Only when others keep being faster is the row locked: that takes two more.
 */
export class StoredBudget implements BudgetKeeper {
  private readonly store: Pick<Store, "database" | "schema">;
  private readonly installation: number;

  constructor(store: Pick<Store, "database" | "schema">, installation: number) {
    this.store = store;
    this.installation = installation;
  }

  /** Rejects with the driver's error. */
  async change(step: (stored: Budget) => Budget): Promise<Budget> {
    const { database } = this.store;
    for (let tries = 0; tries < MOST_UNLOCKED; tries++) {
      const kept = await this.tryChange(database, step, false);
      if (kept !== null) return kept;
    }
    const kept = await database.transaction((session) => this.tryChange(session, step, true));
    if (kept === null) throw new Error("The budget could not be stored.");
    return kept;
  }

  /** @returns null = it was changed since it was read; never so when it was locked */
  private async tryChange(
    session: Session,
    step: (stored: Budget) => Budget,
    isLocked: boolean,
  ): Promise<Budget | null> {
    const before = await this.read(session, isLocked);
    const budget = step(readBudget(parseJson(before)));
    const body = JSON.stringify(budget);
    if (body === (before ?? FRESH)) return budget;
    return (await this.replace(session, before, { body, asleepUntil: budget.asleepUntil })) ? budget : null;
  }

  private async read({ query }: Session, isLocked: boolean): Promise<string | null> {
    const [row] = await query<{ body: string }>(
      `SELECT body FROM ${this.store.schema}.budget WHERE installation = $1${isLocked ? " FOR UPDATE" : ""}`,
      [this.installation],
    );
    return row?.body ?? null;
  }

  private async replace(
    { query }: Session,
    before: string | null,
    { body, asleepUntil }: { readonly body: string; readonly asleepUntil: number },
  ): Promise<boolean> {
    const rows = await query(
      `INSERT INTO ${this.store.schema}.budget AS budget (installation, asleep_until, body) VALUES ($1, $2, $3)
       ON CONFLICT (installation) DO UPDATE SET asleep_until = EXCLUDED.asleep_until, body = EXCLUDED.body
       WHERE budget.body = $4 RETURNING 1 AS replaced`,
      [this.installation, asleepUntil, body, before],
    );
    return rows.length > 0;
  }
}
