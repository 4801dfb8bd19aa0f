import type { Actor } from "./actor.ts";

/** Somebody moved the card on the board; null = no value. */
export interface BoardMove {
  readonly from: string | null;
  readonly to: string | null;
  readonly by: Actor;
  /** Milliseconds since 1970, UTC; null = not told. */
  readonly at: number | null;
}
