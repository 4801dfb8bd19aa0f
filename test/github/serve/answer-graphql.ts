import type { Session } from "../access/session.ts";
import { type GraphQLRequest, prepareQuery, runQuery } from "../graphql/run-query.ts";
import { measureGraphQLDemand } from "../limits/measure-demand.ts";
import { limitOf, payerOf } from "../limits/payer.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import { answerPrimaryLimit, answerSecondaryLimit, readSpending, writeLimits } from "./limit-answers.ts";
import type { LoggedRequest } from "./logged-request.ts";
import type { Parts } from "./parts.ts";

/** One GraphQL request; a document that is refused costs one point, as every call does. */
export async function answerGraphQL(
  parts: Parts,
  session: Session,
  request: GraphQLRequest,
  log: LoggedRequest,
): Promise<Answer> {
  if (session.kind === "anonymous" || session.kind === "app") return refuseStranger();
  const { schema, budget, world, site } = parts;
  const prepared = prepareQuery(schema, request);
  const operation = "operation" in prepared ? prepared.operation : null;
  const hit = parts.secondary.spend(payerOf(session), measureGraphQLDemand(operation));
  if (hit !== null)
    return answerSecondaryLimit(readSpending(parts, session, "graphql"), hit.retryAfterS, hit.kind);
  const points = "operation" in prepared ? prepared.cost : 1;
  if (!budget.spend(payerOf(session), "graphql", limitOf(session, "graphql"), points))
    return answerPrimaryLimit(session, readSpending(parts, session, "graphql"));
  log.points = points;
  const spending = readSpending(parts, session, "graphql");
  const headers = { ...writeLimits(spending), "x-github-media-type": "github.v4; format=json" };
  if (!("operation" in prepared)) return jsonAnswer(200, { errors: prepared }, headers);
  const { cost, nodeCount } = prepared;
  const context = { world, session, webUrl: site.webUrl, cost, nodeCount, spending };
  const answer = await runQuery(schema, prepared, request, context);
  // GitHub gives every refusal a type: an error without one is a gap of the fake.
  const gaps = (answer.errors ?? []).filter(({ type }) => type === undefined);
  parts.mistakes.push(...gaps.map(({ message }) => `${log.documentName ?? "GraphQL"}: ${message}`));
  return jsonAnswer(200, answer, headers);
}

const refuseStranger = (): Answer =>
  jsonAnswer(401, {
    message: "This endpoint requires you to be authenticated.",
    documentation_url:
      "https://docs.github.com/graphql/guides/forming-calls-with-graphql#authenticating-with-graphql",
    status: "401",
  });

/** Null when the body is not a GraphQL request. */
export function readGraphQL(body: string): GraphQLRequest | null {
  try {
    const { query, variables, operationName } = JSON.parse(body) as Record<string, unknown>;
    if (typeof query !== "string") return null;
    return {
      query,
      variables:
        typeof variables === "object" && variables !== null ? (variables as GraphQLRequest["variables"]) : {},
      operationName: typeof operationName === "string" ? operationName : null,
    };
  } catch {
    return null;
  }
}

/** Name and kind of the operation, read from its first words: also where the document is refused. */
export function nameDocument({ query, operationName }: GraphQLRequest): {
  readonly documentName: string | null;
  readonly isMutation: boolean;
} {
  const match = /^(?:\s|#[^\n]*\n)*(query|mutation)\b\s*([A-Za-z_]\w*)?/.exec(query);
  return { documentName: operationName ?? match?.[2] ?? null, isMutation: match?.[1] === "mutation" };
}
