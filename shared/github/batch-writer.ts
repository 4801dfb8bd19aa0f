import { GitHubError } from "../domain/github-error.ts";
import type { IssueWriter, Write, WriteOutcome } from "../reconcile/ports.ts";
import type { AskGraphQL } from "./ask.ts";
import type { Clock } from "./clock.ts";
import { readOutcomes } from "./read-outcomes.ts";
import { writeDocument } from "./write-document.ts";

/** GitHub asks for a second between requests that write. */
const PAUSE_MS = 1000;
/** Callers whose writes go into one document. */
const MOST_CALLERS = 20;
/** GitHub gives up on a document after 10 s, and takes a quarter of a second for a write. */
const MOST_WRITES = 30;

interface Caller {
  readonly writes: readonly Write[];
  readonly resolve: (outcomes: readonly WriteOutcome[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes to the issues of one installation: at most one document is under way, and one begun a second. What comes
 * meanwhile waits, and goes together in the next one, in the order in which it came; one caller's writes are never
 * divided. After an outage the documents are smaller, and grow again with each that succeeds.
 *
 * No write is ever repeated here: after `unavailable` it may have been done. While GitHub says that it was asked too
 * much, all writes are refused at once, until the instant that it named.
 */
export class BatchWriter implements IssueWriter {
  private readonly ask: AskGraphQL;
  private readonly clock: Clock;
  private readonly waiting: Caller[] = [];
  private mostCallers = MOST_CALLERS;
  private isUnderWay = false;
  private isTimerSet = false;
  private nextAt = Number.NEGATIVE_INFINITY;
  private limit: GitHubError | null = null;

  constructor(ask: AskGraphQL, clock: Clock) {
    this.ask = ask;
    this.clock = clock;
  }

  write(writes: readonly Write[]): Promise<readonly WriteOutcome[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ writes, resolve, reject });
      this.goOn();
    });
  }

  private goOn(): void {
    if (this.isUnderWay || this.isTimerSet || this.waiting.length === 0) return;
    const now = this.clock.now();
    if (this.limit !== null && now < (this.limit.retryAt ?? 0)) {
      for (const { reject } of this.waiting.splice(0)) reject(this.limit);
      return;
    }
    // A clock that was put back keeps nobody waiting.
    const wait = Math.min(this.nextAt - now, PAUSE_MS);
    if (wait <= 0) return void this.send(this.takeNext(), now);
    this.isTimerSet = true;
    this.clock.setTimer(wait, () => {
      this.isTimerSet = false;
      this.goOn();
    });
  }

  /** At least one caller, however much it writes. */
  private takeNext(): Caller[] {
    let size = 0;
    let count = 0;
    for (const { writes } of this.waiting) {
      size += writes.length;
      if (count > 0 && (count >= this.mostCallers || size > MOST_WRITES)) break;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  private async send(callers: readonly Caller[], now: number): Promise<void> {
    this.isUnderWay = true;
    try {
      const writes = callers.flatMap((caller) => caller.writes);
      const { document, variables, aliases } = writeDocument(writes);
      if (document !== "") this.nextAt = now + PAUSE_MS;
      const answer = document === "" ? { data: {}, problems: [] } : await this.ask(document, variables);
      this.mostCallers = Math.min(MOST_CALLERS, this.mostCallers + 1);
      const outcomes = readOutcomes(writes, aliases, answer, this.clock.now());
      let at = 0;
      for (const caller of callers) {
        caller.resolve(outcomes.slice(at, at + caller.writes.length));
        at += caller.writes.length;
      }
    } catch (error) {
      this.learn(error, callers.length);
      for (const { reject } of callers) reject(error);
    } finally {
      this.isUnderWay = false;
      this.goOn();
    }
  }

  private learn(error: unknown, sent: number): void {
    if (!(error instanceof GitHubError)) return;
    if (error.kind === "limited") this.limit = error;
    if (error.kind === "unavailable") this.mostCallers = Math.max(1, Math.floor(sent / 2));
  }
}
