import type { GraphQLAnswer } from "./ask.ts";
import { translateProblem } from "./translate-error.ts";

/**
 * Takes an answer whose holes are what GitHub does not show to the token, or what is not there. A hole of any other
 * kind (it took too long, something broke) would look like a label or a choice that somebody took away.
 *
 * @param now milliseconds since 1970
 * @throws GitHubError
 */
export function demandWhole({ problems }: Pick<GraphQLAnswer, "problems">, now: number): void {
  for (const problem of problems) {
    const error = translateProblem(problem, now);
    if (error.kind !== "gone" && error.kind !== "forbidden") throw error;
  }
}
