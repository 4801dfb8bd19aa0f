import type { AskGraphQL, AskRest } from "./ask.ts";

/** How a store asks GitHub. */
export interface StoreTools {
  /** For queries, which need not be spaced out. */
  readonly read: AskGraphQL;
  /** For mutations. */
  readonly write: AskGraphQL;
  /** For REST requests that write. */
  readonly rest: AskRest;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
