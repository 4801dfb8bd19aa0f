import { GitHubError } from "../domain/github-error.ts";
import type { Write, WriteOutcome } from "../reconcile/ports.ts";
import type { GraphQLAnswer, GraphQLProblem } from "./ask.ts";
import { translateProblem } from "./translate-error.ts";

/**
 * What became of each write of a document. What GitHub does not speak of, though it answered, may have been done or not.
 *
 * @param aliases of the writes, in order; null = it was left out, since it changes nothing
 * @param now milliseconds since 1970
 */
export function readOutcomes(
  writes: readonly Write[],
  aliases: readonly (string | null)[],
  answer: GraphQLAnswer,
  now: number,
): WriteOutcome[] {
  const problems = new Map<string, GraphQLProblem>();
  for (const problem of answer.problems) {
    const [alias] = problem.path;
    if (typeof alias === "string" && !problems.has(alias)) problems.set(alias, problem);
  }
  return writes.map((write, index): WriteOutcome => {
    const alias = aliases[index] ?? null;
    if (alias === null) return { ok: true, id: null };
    const done = answer.data[alias];
    const id = isObject(done) ? readId(write, done) : undefined;
    if (id !== undefined) return { ok: true, id };
    const problem = problems.get(alias) ?? answer.problems.find(({ path }) => path.length === 0);
    const error =
      problem === undefined
        ? new GitHubError("unavailable", `GitHub did not say whether it did this: ${write.kind}.`)
        : translateProblem(problem, now);
    return { ok: false, error };
  });
}

interface Node {
  readonly id?: unknown;
}

/** Undefined = the answer lacks the id that is needed. */
function readId({ kind }: Write, done: Readonly<Record<string, unknown>>): string | null | undefined {
  if (kind !== "add-comment" && kind !== "add-item") return null;
  const edge = done.commentEdge as { readonly node?: Node | null } | null | undefined;
  const node = kind === "add-item" ? (done.item as Node | null | undefined) : edge?.node;
  return typeof node?.id === "string" ? node.id : undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
