import type { DeadLetterList, Replayed } from "./dead-letter.ts";
import { readDeadLetters, readReplayed } from "./read-dead-letters.ts";
import { EXIT, UserError } from "./user-error.ts";

/** The list is short. */
const LIST_PATIENCE_MS = 15_000;
/** Some hundreds are put back in a second. */
const REPLAY_PATIENCE_MS = 240_000;

/** The operator's port of a running App. Both throw UserError when it does not answer, or not as the App does. */
export class OperatorDoor {
  private readonly at: string;

  /** @param at its address, without a slash at the end */
  constructor(at: string) {
    this.at = at;
  }

  async listDeadLetters(): Promise<DeadLetterList> {
    const answer = await this.ask("/dead-letters", LIST_PATIENCE_MS);
    return readDeadLetters(answer) ?? this.refuse("its answer is no list of dead letters.");
  }

  /** @param ids null = all */
  async replay(ids: readonly string[] | null): Promise<Replayed> {
    const answer = await this.ask("/dead-letters/replay", REPLAY_PATIENCE_MS, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(ids === null ? {} : { ids }),
    });
    return readReplayed(answer) ?? this.refuse("its answer does not tell what was done.");
  }

  /** What it answers as JSON; null = something else. */
  private async ask(path: string, patienceMs: number, request: RequestInit = {}): Promise<unknown> {
    const [status, text] = await this.fetch(path, patienceMs, request);
    if (status === 503) throw fail(`${this.at}: the App is still starting. Try again in a moment.`);
    if (status >= 500) {
      throw fail(
        `${this.at}: the App failed at it; its log says why. Is its database up? What is put back stays so: the same command does the rest.`,
      );
    }
    if (status !== 200) this.refuse(`it answers with status ${status}.`);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return null;
    }
  }

  private async fetch(path: string, patienceMs: number, request: RequestInit): Promise<[number, string]> {
    const signal = AbortSignal.timeout(patienceMs);
    try {
      const answer = await fetch(this.at + path, { ...request, redirect: "manual", signal });
      return [answer.status, await answer.text()];
    } catch (error) {
      if (signal.aborted) throw fail(`${this.at}: no answer within ${patienceMs / 1000} s. Try again later.`);
      throw fail(`${this.at}: ${explain(error)} ${WHERE}`);
    }
  }

  private refuse(what: string): never {
    throw fail(
      `${this.at} is no operator's port of a Streamkeeper that can replay: ${what} Webhooks have another port. ${WHERE}`,
    );
  }
}

const WHERE =
  'Is the App running? Its log names the port, at "Health and metrics are here."; METRICS_PORT or --at tells it here.';

/** Of the network's errors, only the code: messages differ from one system to the next. */
function explain(error: unknown): string {
  const { cause } = error as { readonly cause?: { readonly code?: unknown } };
  const code = typeof cause?.code === "string" ? cause.code : "no connection";
  return code === "ECONNREFUSED" ? "nothing answers there." : `nothing answers there (${code}).`;
}

const fail = (message: string): UserError => new UserError(message, EXIT.gitHubFailed);
