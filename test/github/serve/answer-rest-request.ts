import type { Session } from "../access/session.ts";
import { measureRestDemand } from "../limits/measure-demand.ts";
import { limitOf, payerOf } from "../limits/payer.ts";
import { answerRest } from "../rest/answer-rest.ts";
import { checkRequest } from "../rest/check-request.ts";
import { findOperation, isApiPath } from "../rest/documented-operation.ts";
import { ROUTES } from "../rest/list-routes.ts";
import { matchRoute } from "../rest/match-route.ts";
import type { RestAnswer, RestCall } from "../rest/route.ts";
import { writeProblem } from "../rest/write-refusal.ts";
import { fullName } from "../state/repository.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import { answerPrimaryLimit, answerSecondaryLimit, readSpending, writeLimits } from "./limit-answers.ts";
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
  const { method, path } = request;
  const hit = parts.secondary.spend(payerOf(session), measureRestDemand(method, path));
  if (hit !== null)
    return answerSecondaryLimit(readSpending(parts, session, "core"), hit.retryAfterS, hit.kind);
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
  const path = followId(parts, request.path);
  const match = matchRoute(ROUTES, request.method, path);
  if (match === null) return refuseUnknown(parts, request.method, path);
  const body = readJson(request.body);
  if (body === null) return writeProblem(400, "Problems parsing JSON", match.route.docs);
  const operation = findOperation(request.method, path)!;
  const problems = checkRequest(operation, request.query, request.body.trim() === "" ? null : body);
  const mistake = `${request.method} ${operation.path}: ${problems.map(({ message }) => message).join("; ")}`;
  if (problems.some(({ kind }) => kind === "undocumented")) return refuse(parts, mistake);
  const answer = answerRest(match.route, makeCall(parts, session, { ...request, path }, match.params, body));
  // What does not fit is GitHub's to refuse: where the fake lets it through, it does not know enough.
  return problems.length > 0 && answer.status < 400 ? refuse(parts, mistake) : answer;
}

function makeCall(
  parts: Parts,
  session: Session,
  { path, query, accept }: RestRequest,
  params: RestCall["params"],
  body: RestCall["body"],
): RestCall {
  const { world, tokens, post, site } = parts;
  const budgets = {
    core: readSpending(parts, session, "core"),
    graphql: readSpending(parts, session, "graphql"),
  };
  return { world, tokens, post, site, session, budgets, params, query, body, accept, path };
}

function refuseUnknown(parts: Parts, method: string, path: string): RestAnswer {
  if (!isApiPath(path)) return writeProblem(404, "Not Found", "");
  const operation = findOperation(method, path);
  return refuse(
    parts,
    operation === null
      ? `${method} ${path}: no such operation in test/fixtures/rest-operations.json`
      : `${method} ${operation.path}: documented, but the fake does not serve it yet`,
  );
}

/** Not an answer of GitHub's: a mistake of who asked, or a gap of the fake, that has to be seen. */
function refuse({ mistakes }: Parts, mistake: string): RestAnswer {
  mistakes.push(mistake);
  return writeProblem(501, `The fake GitHub refuses ${mistake}`, "");
}

/** "/repositories/1004/labels" is "/repos/shop/web/labels": where redirects after a rename lead. */
function followId({ world }: Parts, path: string): string {
  const [, id, rest = ""] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
  const repository = world.repositories.find(({ databaseId }) => String(databaseId) === id);
  return repository === undefined ? path : `/repos/${fullName(repository)}${rest}`;
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
