import type { Session } from "../access/session.ts";
import { limitOf, payerOf } from "../limits/payer.ts";
import { answerRest } from "../rest/answer-rest.ts";
import { ROUTES } from "../rest/list-routes.ts";
import { matchRoute } from "../rest/match-route.ts";
import type { RestAnswer } from "../rest/route.ts";
import { writeProblem } from "../rest/write-refusal.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import { answerPrimaryLimit, readSpending, writeLimits } from "./limit-answers.ts";
import type { LoggedRequest } from "./logged-request.ts";
import type { Parts } from "./parts.ts";

export interface RestRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly accept: string;
  readonly body: string;
}

/** One REST request, with the limits' headers. Asking for the limits is free. */
export function answerRestRequest(
  parts: Parts,
  session: Session,
  request: RestRequest,
  log: LoggedRequest,
): Answer {
  const isFree = request.path === "/rate_limit";
  const paid = isFree || parts.budget.spend(payerOf(session), "core", limitOf(session, "core"), 1);
  const core = readSpending(parts, session, "core");
  if (!paid) return answerPrimaryLimit(session, core);
  log.points = isFree ? 0 : 1;
  const { status, body, headers = {} } = route(parts, session, request);
  const limits = { ...writeLimits(core), "x-github-media-type": "github.v3; format=json", ...headers };
  if (typeof body === "string") return { status, headers: limits, body };
  return body === undefined ? { status, headers: limits, body: "" } : jsonAnswer(status, body, limits);
}

function route(parts: Parts, session: Session, request: RestRequest): RestAnswer {
  const { world, tokens, post, site } = parts;
  const { path, query, accept } = request;
  const match = matchRoute(ROUTES, request.method, path);
  if (match === null) return writeProblem(404, "Not Found", "");
  const body = readJson(request.body);
  if (body === null) return writeProblem(400, "Problems parsing JSON", match.route.docs);
  const budgets = {
    core: readSpending(parts, session, "core"),
    graphql: readSpending(parts, session, "graphql"),
  };
  const { params } = match;
  return answerRest(match.route, {
    world,
    tokens,
    post,
    site,
    session,
    budgets,
    params,
    query,
    body,
    accept,
    path,
  });
}

function readJson(text: string): Record<string, unknown> | null {
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
