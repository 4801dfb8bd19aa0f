import type { Session } from "../access/session.ts";
import type { Resource, Spending } from "../limits/budget.ts";
import { limitOf, payerOf } from "../limits/payer.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import type { Parts } from "./parts.ts";

export const readSpending = ({ budget }: Parts, session: Session, resource: Resource): Spending =>
  budget.read(payerOf(session), resource, limitOf(session, resource));

export const writeLimits = (spending: Spending): Record<string, string> => ({
  "x-ratelimit-limit": String(spending.limit),
  "x-ratelimit-remaining": String(spending.remaining),
  "x-ratelimit-used": String(spending.used),
  "x-ratelimit-reset": String(spending.reset),
  "x-ratelimit-resource": spending.resource,
});

/** Nothing left of the hour: REST answers 403, GraphQL 200 with an error. */
export function answerPrimaryLimit(session: Session, spending: Spending): Answer {
  const payer =
    session.kind === "installation" ? `installation ID ${session.installation.id}` : payerOf(session);
  const message = `API rate limit exceeded for ${payer}.`;
  const headers = writeLimits({ ...spending, remaining: 0, used: spending.limit });
  if (spending.resource === "graphql")
    return jsonAnswer(200, { errors: [{ type: "RATE_LIMITED", message }] }, headers);
  const docs = "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api";
  return jsonAnswer(403, { message, documentation_url: docs, status: "403" }, headers);
}

const SECONDARY = {
  requests:
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID FAKE:1.",
  content:
    "You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.",
};

/** Also for GraphQL it is a 403, without `data` and `errors`. */
export function answerSecondaryLimit(
  spending: Spending,
  retryAfterS: number,
  kind: keyof typeof SECONDARY = "requests",
): Answer {
  const body = {
    documentation_url:
      "https://docs.github.com/free-pro-team@latest/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits",
    message: SECONDARY[kind],
    status: "403",
  };
  return jsonAnswer(403, body, { ...writeLimits(spending), "retry-after": String(retryAfterS) });
}
