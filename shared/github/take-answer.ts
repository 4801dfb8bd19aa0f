import { GitHubError } from "../domain/github-error.ts";
import type { GraphQLAnswer, GraphQLProblem } from "./ask.ts";
import { translateError } from "./translate-error.ts";

/**
 * What an Octokit made of one GraphQL document, as an answer.
 *
 * @param send asks once
 * @param now milliseconds since 1970
 * @throws GitHubError when no answer with data came back
 */
export async function takeAnswer(send: () => Promise<unknown>, now: () => number): Promise<GraphQLAnswer> {
  try {
    const data = await send();
    if (isRecord(data)) return { data, problems: [] };
  } catch (error) {
    const answer = findAnswer(error);
    if (answer !== null) return answer;
    throw translateError(error, now());
  }
  // A connection that breaks within an answer leaves half a text, which Octokit takes for an answer without data.
  throw new GitHubError("unavailable", "GitHub's answer broke off.");
}

/** Octokit makes an error of every answer with problems; null = there are no data beside them, or it is another error. */
function findAnswer(error: unknown): GraphQLAnswer | null {
  if (!isRecord(error) || !Array.isArray(error.errors) || !isRecord(error.data)) return null;
  return { data: error.data, problems: error.errors.filter(isRecord).map(toProblem) };
}

const toProblem = ({ type, path, message }: Readonly<Record<string, unknown>>): GraphQLProblem => ({
  type: typeof type === "string" ? type : null,
  path: Array.isArray(path) ? (path as (string | number)[]) : [],
  message: String(message),
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
