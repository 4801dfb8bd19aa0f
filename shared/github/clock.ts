/** The time and one timer, handed in so that tests can turn them. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once, `waitMs` from now or somewhat later, unless the function it returns is called before. */
  setTimer(waitMs: number, call: () => void): () => void;
}
