import { GitHubError } from "../domain/github-error.ts";
import {
  type Budget,
  currentHour,
  type Demand,
  FRESH_BUDGET,
  findContentRoom,
  findStart,
  type Hour,
  hearHour,
  type Purpose,
  pointsLeft,
  putToSleep,
  type Resource,
  sleepsUntil,
  spend,
  spendContents,
} from "./budget.ts";
import type { BudgetKeeper } from "./budget-keeper.ts";
import type { Clock } from "./clock.ts";
import { mergeBudgets } from "./merge-budgets.ts";
import { type Attempt, Outage } from "./outage.ts";
import type { LimitReading } from "./read-limits.ts";
import { laneOf, type Waiter, WaitingLine } from "./waiting-line.ts";

export interface GateSettings {
  readonly clock: Clock;
  readonly keeper: BudgetKeeper;
  /** Names this process among those that share the keeper; another one after each start. */
  readonly replica: string;
  /**
   * What waits longer is refused, to be tried again later, so that it holds no worker; default 10 s. What writes waits
   * three times as long.
   */
  readonly patienceMs?: number;
  /** Requests under way at once; GitHub allows 100 to all replicas together. Default 40. */
  readonly mostAtOnce?: number;
  /** The keeper failed: we go by what we know. Must not throw. */
  readonly onTrouble?: (error: unknown) => void;
}

const PATIENCE = 10_000;
const MOST_AT_ONCE = 40;
/** What waits for an answer to another request is looked at again when that comes, or after so long. */
const LOOK_AGAIN = 1000;
/** What others learned meanwhile is asked for before a read, if it was not for so long. */
const KNOWN_FOR = 5000;
const LIMITED = "GitHub's limits leave no room for it now.";

/** Lets the requests of one installation through, as many as GitHub allows: events before sweeps. */
export class BudgetGate {
  private readonly settings: GateSettings;
  private readonly line = new WaitingLine();
  private readonly pending: Record<Resource, number> = { graphql: 0, core: 0 };
  private readonly outage = new Outage();
  private budget: Budget = FRESH_BUDGET;
  private sharedAt = Number.NEGATIVE_INFINITY;
  private underWay = 0;
  private isTurning = false;
  private isTurnWanted = false;
  private timer: (() => void) | null = null;

  constructor(settings: GateSettings) {
    this.settings = settings;
  }

  /**
   * Resolves when the request may be sent, to what has to be told how it ended: null = GitHub answered.
   *
   * @throws GitHubError `limited`, with the instant from which it may be tried again, when that is far off
   */
  enter(demand: Demand): Promise<(error: unknown) => Promise<void>> {
    return new Promise((resolve, reject) => {
      this.line.add({
        demand,
        since: this.now(),
        go: () => resolve(this.begin(demand)),
        refuse: (until) => reject(new GitHubError("limited", LIMITED, until)),
      });
      void this.turn();
    });
  }

  readonly hear = ({ resource, hour }: LimitReading): void => {
    this.budget = hearHour(this.budget, resource, hour, this.now());
  };

  /** What the end of a request tells: while GitHub says that it was asked too much, or is down, all requests wait. */
  private async learn(error: unknown, resource: Resource, attempt: Attempt): Promise<void> {
    const kind = error instanceof GitHubError ? error.kind : null;
    if (kind === "unavailable") this.outage.fail(attempt, this.now());
    else this.outage.succeed();
    if (!(error instanceof GitHubError) || kind !== "limited") return;
    // The hour's end is known without it, and REST and GraphQL have an hour each.
    if (pointsLeft(this.budget, resource, this.now()) === 0) return;
    await this.change((budget) => putToSleep(budget, error.retryAt, this.now()));
  }

  /** Takes room for so many comments and issues to be made, or for as many as there is; and when there is more. */
  async takeContents(
    wanted: number,
    purpose: Purpose,
  ): Promise<{ readonly granted: number; readonly nextAt: number }> {
    let granted = 0;
    await this.change((budget) => {
      granted = Math.min(wanted, findContentRoom(budget, purpose, this.now()).left);
      return spendContents(budget, granted, this.settings.replica, this.now());
    });
    return { granted, nextAt: findContentRoom(this.budget, purpose, this.now()).nextAt };
  }

  /** Until when nothing is asked, in milliseconds since 1970; null = awake. To be known before jobs are begun. */
  get asleepUntil(): number | null {
    const until = sleepsUntil(this.budget, this.now());
    return until > this.now() ? until : null;
  }

  /** The hour as GitHub told of it; null = not known. */
  readHour(resource: Resource): Hour | null {
    return currentHour(this.budget, resource, this.now());
  }

  /** Points left of the hour; null = not known. */
  pointsLeft(resource: Resource): number | null {
    return pointsLeft(this.budget, resource, this.now());
  }

  /** Asks what was stored before, and what others know. */
  async refresh(): Promise<void> {
    await this.change((budget) => budget);
  }

  private now(): number {
    return this.settings.clock.now();
  }

  private begin({ resource, points }: Demand): (error: unknown) => Promise<void> {
    this.pending[resource] += points;
    this.underWay += 1;
    const attempt = this.outage.begin();
    return async (error) => {
      this.pending[resource] -= points;
      this.underWay -= 1;
      await this.learn(error, resource, attempt);
      void this.turn();
    };
  }

  /** Lets through all that may go now; one turn at a time. */
  private async turn(): Promise<void> {
    this.isTurnWanted = true;
    if (this.isTurning) return;
    this.isTurning = true;
    while (this.isTurnWanted) {
      this.isTurnWanted = false;
      await this.letThrough();
    }
    this.isTurning = false;
  }

  private async letThrough(): Promise<void> {
    const stopped = new Map<string, number>();
    for (const waiter of this.line.list()) {
      const lane = laneOf(waiter.demand);
      const start = stopped.get(lane) ?? (await this.admit(waiter.demand));
      const now = this.now();
      if (start === null) this.end(waiter, waiter.go);
      else if (start - now > this.patienceFor(waiter)) this.end(waiter, () => waiter.refuse(start));
      else if (now - waiter.since >= this.patienceFor(waiter)) {
        this.end(waiter, () => waiter.refuse(now + this.patience));
      } else stopped.set(lane, start);
    }
    this.setTimer([...stopped.values()]);
  }

  private end(waiter: Waiter, tell: () => void): void {
    this.line.remove(waiter);
    tell();
  }

  private get patience(): number {
    return this.settings.patienceMs ?? PATIENCE;
  }

  /** What is to be written has been read already: to refuse it is to read it again. */
  private patienceFor({ demand }: Waiter): number {
    return demand.isWrite ? 3 * this.patience : this.patience;
  }

  private setTimer(starts: readonly number[]): void {
    this.timer?.();
    this.timer = null;
    if (starts.length === 0) return;
    const wait = Math.max(1, Math.min(...starts) - this.now());
    this.timer = this.settings.clock.setTimer(wait, () => {
      this.timer = null;
      void this.turn();
    });
  }

  /** Null = the request may go, and is counted; else when. Writes are counted where nobody else can meanwhile. */
  private async admit(demand: Demand): Promise<number | null> {
    const { mostAtOnce = MOST_AT_ONCE } = this.settings;
    if (this.underWay >= mostAtOnce) return this.now() + LOOK_AGAIN;
    const up = this.outage.findStart(this.now());
    if (up > this.now()) return up;
    const isKnown = this.now() - this.sharedAt < KNOWN_FOR && this.sharedAt <= this.now();
    if (!isKnown && !demand.isWrite) await this.refresh();
    let start: number | null = null;
    const step = (budget: Budget): Budget => {
      const now = this.now();
      const at = findStart(budget, demand, now, this.pending[demand.resource]);
      start = at > now ? at : null;
      return start === null ? spend(budget, demand, this.settings.replica, now) : budget;
    };
    if (demand.isWrite) await this.change(step);
    else this.budget = step(this.budget);
    return start;
  }

  private async change(step: (budget: Budget) => Budget): Promise<void> {
    const own = this.budget;
    try {
      const kept = await this.settings.keeper.change((stored) => step(mergeBudgets(stored, own)));
      // What was heard meanwhile counts, too.
      this.budget = mergeBudgets(kept, this.budget);
    } catch (error) {
      this.settings.onTrouble?.(error);
      this.budget = step(this.budget);
    }
    this.sharedAt = this.now();
  }
}
