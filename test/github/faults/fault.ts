/** What a fault's condition may look at. */
export interface SeenRequest {
  readonly method: string;
  /** Without the query string. */
  readonly path: string;
  /** The name of the GraphQL operation; null for REST and for a document without a name. */
  readonly documentName: string | null;
  readonly isMutation: boolean;
  /** How many nodes a GraphQL document asks for at most, as `rateLimit.nodeCount`; null where none is run. */
  readonly nodeCount: number | null;
  readonly body: string;
}

/**
 * What goes wrong: another status with GitHub's page of that time, no answer at all, a broken connection, a request
 * that is done but whose answer is lost or breaks off half-way, a query that GitHub gives up on (status 200), or a limit.
 */
export type Trouble =
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "hang" }
  | { readonly kind: "drop" }
  | { readonly kind: "lose-answer" }
  | { readonly kind: "cut-answer" }
  | { readonly kind: "give-up" }
  | { readonly kind: "secondary-limit"; readonly retryAfterS: number }
  | { readonly kind: "primary-limit" };

export interface Fault {
  /** Not told = every request to the API. */
  readonly when?: (request: SeenRequest) => boolean;
  /** How many requests it meets; not told = 1. */
  readonly times?: number;
  readonly trouble: Trouble;
}
