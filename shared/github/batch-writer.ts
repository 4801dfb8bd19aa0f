import { GitHubError } from "../domain/github-error.ts";
import type { IssueWriter, Write, WriteOutcome } from "../reconcile/ports.ts";
import type { AskGraphQL } from "./ask.ts";
import type { Clock } from "./clock.ts";
import { NOTHING_PUT_OFF, putOffContents, type TakeContents } from "./put-off-contents.ts";
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
 * divided, but for comments that there is no room for now: these are told to be `limited`, and the rest is done. After an
 * outage the documents are smaller, and grow again with each that succeeds.
 *
 * No write is ever repeated here: after `unavailable` it may have been done. A document that GitHub refuses as a whole
 * was not: it is taken apart until only what is at fault is refused. While GitHub says that it was asked too much, all
 * writes are refused at once, until the instant that it named.
 */
export class BatchWriter implements IssueWriter {
  private readonly ask: AskGraphQL;
  private readonly clock: Clock;
  private readonly takeContents: TakeContents | null;
  private readonly waiting: Caller[] = [];
  private mostCallers = MOST_CALLERS;
  private isUnderWay = false;
  private isTimerSet = false;
  private nextAt = Number.NEGATIVE_INFINITY;
  private limit: GitHubError | null = null;

  /** @param takeContents asked for room for the comments of each document; null = there is always room */
  constructor(ask: AskGraphQL, clock: Clock, takeContents: TakeContents | null = null) {
    this.ask = ask;
    this.clock = clock;
    this.takeContents = takeContents;
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
    if (wait <= 0) return void this.send(this.takeNext());
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

  private async send(callers: readonly Caller[]): Promise<void> {
    this.isUnderWay = true;
    try {
      const outcomes = await this.writeAll(callers.map(({ writes }) => writes));
      this.mostCallers = Math.min(MOST_CALLERS, this.mostCallers + 1);
      let at = 0;
      for (const caller of callers) {
        caller.resolve(outcomes.slice(at, at + caller.writes.length));
        at += caller.writes.length;
      }
    } catch (error) {
      this.fail(error, callers);
    } finally {
      this.isUnderWay = false;
      this.goOn();
    }
  }

  private async writeAll(parts: readonly (readonly Write[])[]): Promise<WriteOutcome[]> {
    const { takeContents } = this;
    const { putOff, error } =
      takeContents === null ? NOTHING_PUT_OFF : await putOffContents(parts, takeContents);
    const writes = parts.flat();
    const toDo = writes.filter((write) => !putOff.has(write));
    const { document, variables, aliases } = writeDocument(toDo);
    if (document !== "") this.nextAt = this.clock.now() + PAUSE_MS;
    const answer = document === "" ? { data: {}, problems: [] } : await this.ask(document, variables);
    const done = readOutcomes(toDo, aliases, answer, this.clock.now()).values();
    return writes.map((write) => (putOff.has(write) ? { ok: false, error } : done.next().value!));
  }

  private fail(error: unknown, callers: readonly Caller[]): void {
    const kind = error instanceof GitHubError ? error.kind : null;
    if (error instanceof GitHubError && kind === "limited") this.limit = error;
    if (kind === "unavailable" || kind === "refused") {
      this.mostCallers = Math.max(1, Math.floor(callers.length / 2));
    }
    if (kind === "refused" && callers.length > 1) this.waiting.unshift(...callers);
    else for (const { reject } of callers) reject(error);
  }
}
