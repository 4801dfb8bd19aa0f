/** A job that the App gave up, as its operator's port tells it. Texts are the App's: to be escaped. */
export interface DeadLetter {
  readonly id: string;
  /** What was to be looked at, such as "issue 49 acme/shop#12": kind, installation, place. */
  readonly target: string;
  readonly attempts: number;
  /** What kind of refusal GitHub's was; null = it was none. */
  readonly kind: string | null;
  readonly error: string;
  /** When it was given up, ISO 8601. */
  readonly at: string;
}

export interface DeadLetterList {
  /** The oldest first. */
  readonly letters: readonly DeadLetter[];
  /** How many are not listed. */
  readonly more: number;
}

export interface Replayed {
  /** How many were put back to work. */
  readonly replayed: number;
  /** Ids that are none, or none any more. */
  readonly unknown: readonly string[];
}
