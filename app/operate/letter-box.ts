import type { DeadLetters } from "../store/dead-letters.ts";

/** The jobs that were given up, as far as the operator asks about them. */
export interface LetterBox extends Pick<DeadLetters, "list" | "replay"> {
  count(): Promise<number>;
}
