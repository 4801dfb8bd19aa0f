import { GitHubError } from "../domain/github-error.ts";
import type { GraphQLAnswer } from "./ask.ts";
import { translateProblem } from "./translate-error.ts";

/**
 * The `repository` of an answer.
 *
 * @param now milliseconds since 1970
 * @throws GitHubError when it is not there, or out of sight
 */
export function demandRepository<T>({ data, problems }: GraphQLAnswer, now: number): T {
  if (data.repository != null) return data.repository as T;
  const [problem] = problems;
  if (problem !== undefined) throw translateProblem(problem, now);
  throw new GitHubError("gone", "GitHub does not find the repository, or does not show it to this token.");
}
