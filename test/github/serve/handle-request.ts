import type { IncomingMessage, ServerResponse } from "node:http";
import { describeNarrowing } from "../access/describe-narrowing.ts";
import type { Session } from "../access/session.ts";
import { countNodes, type GraphQLRequest } from "../graphql/run-query.ts";
import { payerOf } from "../limits/payer.ts";
import { answerPage } from "../pages/answer-page.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import { answerControl } from "./answer-control.ts";
import { answerFault } from "./answer-fault.ts";
import { answerGraphQL, nameDocument, readGraphQL } from "./answer-graphql.ts";
import { answerManifest } from "./answer-manifest.ts";
import { answerRestRequest, type RestRequest } from "./answer-rest-request.ts";
import { answerSecondaryLimit, readSpending } from "./limit-answers.ts";
import type { LoggedRequest } from "./logged-request.ts";
import type { Parts } from "./parts.ts";
import { readBody } from "./read-body.ts";

/** One HTTP request, whatever it asks for: API, or a page to look at. */
export async function handleRequest(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", parts.site.webUrl);
  const path = url.pathname.replace(/^\/api\/v3(?=\/)/, "").replace(/^\/api(?=\/graphql$)/, "");
  const method = request.method ?? "GET";
  const page = method === "GET" ? answerPage(parts.world, path) : null;
  if (page !== null) return send(response, page);
  const body = await readBody(request);
  if (parts.isControlled && path.startsWith("/_fake/"))
    return send(response, await answerControl(parts, method, path, url.searchParams, body));
  const isForm = method === "POST" && path.endsWith("/settings/apps/new");
  if (isForm) return send(response, answerManifest(parts.world, body, url.searchParams.get("state")));
  const { accept = "", authorization } = request.headers;
  const rest: RestRequest = { method, path, query: url.searchParams, accept, body };
  await answerApi(parts, rest, authorization, response);
}

async function answerApi(
  parts: Parts,
  request: RestRequest,
  authorization: string | undefined,
  response: ServerResponse,
): Promise<void> {
  const log = startLog(parts, request);
  const graphql = log.api === "graphql" ? readGraphQL(request.body) : null;
  if (graphql !== null) Object.assign(log, nameDocument(graphql));
  const session = parts.tokens.open(authorization);
  if (typeof session === "string") return finish(response, log, refuseToken(session));
  const payer = payerOf(session);
  log.payer = payer;
  log.narrowedTo = describeNarrowing(session);
  const resource = log.api === "graphql" ? "graphql" : "core";
  const hit = parts.secondary.enter(payer);
  response.once("close", () => parts.secondary.leave(payer));
  if (hit !== null)
    return finish(
      response,
      log,
      answerSecondaryLimit(readSpending(parts, session, resource), hit.retryAfterS),
    );
  const { documentName, isMutation } = log;
  const trouble = parts.faults.take({
    ...request,
    documentName,
    isMutation,
    get nodeCount() {
      return graphql === null ? null : countNodes(parts.schema, graphql);
    },
  });
  log.fault = trouble?.kind ?? null;
  if (trouble?.kind === "hang") return;
  if (trouble?.kind === "drop") return void response.destroy();
  const instead = trouble && answerFault(parts, session, resource, trouble);
  const answer = instead ?? (await work(parts, session, request, graphql, log));
  if (trouble?.kind === "lose-answer") return void response.destroy();
  if (trouble?.kind === "cut-answer") return cut(response, answer);
  finish(response, log, answer);
}

async function work(
  parts: Parts,
  session: Session,
  request: RestRequest,
  graphql: GraphQLRequest | null,
  log: LoggedRequest,
): Promise<Answer> {
  if (log.api === "rest") return answerRestRequest(parts, session, request, log);
  if (graphql !== null) return answerGraphQL(parts, session, graphql, log);
  return jsonAnswer(400, {
    message: "Problems parsing JSON",
    documentation_url: "https://docs.github.com/graphql",
    status: "400",
  });
}

function startLog(parts: Parts, { method, path }: RestRequest): LoggedRequest {
  const log: LoggedRequest = {
    method,
    path,
    api: path === "/graphql" ? "graphql" : "rest",
    documentName: null,
    isMutation: false,
    payer: null,
    narrowedTo: null,
    points: 0,
    status: null,
    fault: null,
  };
  parts.requests.push(log);
  return log;
}

const refuseToken = (message: string): Answer =>
  jsonAnswer(401, { message, documentation_url: "https://docs.github.com/rest", status: "401" });

function finish(response: ServerResponse, log: LoggedRequest, answer: Answer): void {
  log.status = answer.status;
  send(response, answer);
}

/** The head and the first half. */
function cut(response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, "content-length": bytes.length });
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, {
    ...headers,
    "x-github-request-id": "FAKE:1",
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
}
