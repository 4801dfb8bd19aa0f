import type { Bearer } from "../shared/github/bearer.ts";
import { KeptToken } from "./kept-token.ts";
import { type Permissions, WRITING, WRITING_WITH_BOARD } from "./narrow-permissions.ts";

export interface WritingTokenSettings {
  readonly ask: (wanted: Permissions) => Promise<string>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** With another value a token that was asked for before is not used any more. */
  readonly generation: () => string;
}

/** Longer than anybody works by one reading of the flow map. */
const NOTED_FOR = 2 * 3_600_000;

/** What one repository is written to with. It may write on boards only while the repository's flow map has one. */
export class WritingToken implements Bearer {
  private readonly now: () => number;
  private readonly kept: KeptToken;
  private boardNotedAt = Number.NEGATIVE_INFINITY;

  constructor({ ask, now, generation }: WritingTokenSettings) {
    this.now = now;
    this.kept = new KeptToken({
      ask: () => ask(this.hasBoard ? WRITING_WITH_BOARD : WRITING),
      now,
      generation: () => `${generation()} ${this.hasBoard}`,
    });
  }

  get(): Promise<string> {
    return this.kept.get();
  }

  refuse(token: string): void {
    this.kept.refuse(token);
  }

  /** The repository's flow map has a board. To be said again whenever it is read. */
  noteBoard(): void {
    this.boardNotedAt = this.now();
  }

  private get hasBoard(): boolean {
    return Math.abs(this.now() - this.boardNotedAt) < NOTED_FOR;
  }
}
