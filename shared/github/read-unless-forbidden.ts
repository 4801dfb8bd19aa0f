import { GitHubError } from "../domain/github-error.ts";
import type { AskGraphQL, GraphQLAnswer } from "./ask.ts";

/** A token that lacks the permission is refused the whole document: then there is nothing in it. */
export async function readUnlessForbidden(
  document: string,
  variables: Readonly<Record<string, unknown>>,
  read: AskGraphQL,
): Promise<GraphQLAnswer> {
  try {
    return await read(document, variables);
  } catch (error) {
    if (error instanceof GitHubError && error.kind === "forbidden") return { data: {}, problems: [] };
    throw error;
  }
}
