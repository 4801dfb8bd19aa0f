/** One attempt of GitHub's to bring us a webhook that failed; instants are milliseconds since 1970. */
export interface FailedDelivery {
  /** Of this attempt. */
  readonly id: number;
  /** Of the event: the same for each attempt. */
  readonly guid: string;
  readonly at: number;
  readonly event: string;
  /** Null = the event has none, or GitHub does not tell it. */
  readonly action: string | null;
  /** Null = the event belongs to none. */
  readonly installation: number | null;
  /** Null = the event belongs to none: an installation's, a board's. */
  readonly repository: number | null;
}
