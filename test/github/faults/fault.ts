/** What a fault's condition may look at. */
export interface SeenRequest {
  readonly method: string;
  /** Without the query string. */
  readonly path: string;
  /** The name of the GraphQL operation; null for REST and for a document without a name. */
  readonly documentName: string | null;
  readonly isMutation: boolean;
  readonly body: string;
}

/**
 * What goes wrong: another status with GitHub's page of that time, no answer at all, a broken connection, a request
 * that is done but whose answer is lost, or a limit.
 */
export type Trouble =
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "hang" }
  | { readonly kind: "drop" }
  | { readonly kind: "lose-answer" }
  | { readonly kind: "secondary-limit"; readonly retryAfterS: number }
  | { readonly kind: "primary-limit" };

export interface Fault {
  /** Not told = every request to the API. */
  readonly when?: (request: SeenRequest) => boolean;
  /** How many requests it meets; not told = 1. */
  readonly times?: number;
  readonly trouble: Trouble;
}
