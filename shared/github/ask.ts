/** What GitHub says of one part of a document that it could not do. */
export interface GraphQLProblem {
  /** GitHub's code: NOT_FOUND, FORBIDDEN, RATE_LIMITED...; null = none was given. */
  readonly type: string | null;
  /** Where in the answer; its first part is the field's alias. */
  readonly path: readonly (string | number)[];
  /** GitHub's words: for a log at most, never to be decided upon. */
  readonly message: string;
}

/** An answer with data, perhaps with holes, of which the problems speak. */
export interface GraphQLAnswer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly problems: readonly GraphQLProblem[];
}

/** Sends a GraphQL document. Rejects with a GitHubError when no answer with data comes back. */
export type AskGraphQL = (
  document: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<GraphQLAnswer>;

export interface RestAnswer {
  readonly status: number;
  readonly data: unknown;
}

/** Sends a REST request: "GET /repos/{owner}/{repo}/labels/{name}". Rejects with a GitHubError unless it is a 2xx. */
export type AskRest = (route: string, parameters: Readonly<Record<string, unknown>>) => Promise<RestAnswer>;
