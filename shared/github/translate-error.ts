import { GitHubError, type GitHubErrorKind } from "../domain/github-error.ts";
import type { GraphQLProblem } from "./ask.ts";

/** GitHub's advice where it names no instant. */
const MINUTE = 60_000;
/** An hour's requests begin anew within it. */
const LONGEST = 61 * MINUTE;

const LIMITED = "GitHub was asked too much.";
const MISSING = "GitHub does not find it, or does not show it to this token.";
const FORBIDDEN = "GitHub does not allow this token to do it.";

type Headers = Readonly<Record<string, string | number | undefined>>;

interface Problem {
  readonly type?: unknown;
  readonly extensions?: { readonly code?: unknown };
}

/** What Octokit's errors have, each of them some of it, beside a list of GraphQL's problems. */
interface Failure {
  /** Of REST, and of GraphQL when GitHub did not come to read the document. */
  readonly status?: number;
  readonly headers?: Headers;
  readonly response?: { readonly headers?: Headers; readonly data?: unknown };
  /** The whole answer, in an error of @octokit/plugin-throttling. */
  readonly data?: unknown;
}

/**
 * What an Octokit threw, by status and codes, never by words. Its own words are left out: they may hold texts of issues.
 * A mistake in the code stays what it is, so that nobody takes it for an outage.
 *
 * @param now milliseconds since 1970
 */
export function translateError(error: unknown, now: number): Error {
  if (error instanceof GitHubError || isMistake(error)) return error;
  const failure = (typeof error === "object" && error !== null ? error : {}) as Failure;
  const headers = failure.response?.headers ?? failure.headers ?? {};
  const problems = listProblems(failure) ?? listProblems(failure.data);
  if (failure.status === undefined && problems !== null) return translateProblems(problems, headers, now);
  return translateStatus(failure, headers, now);
}

/** What fails on the way has a status by Octokit, or a cause by `fetch`. */
const isMistake = (error: unknown): error is Error =>
  [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind) &&
  !("status" in (error as Error)) &&
  !("cause" in (error as Error));

/** A part of a document that GitHub could not do. */
export function translateProblem({ type }: Pick<GraphQLProblem, "type">, now: number): GitHubError {
  if (type !== null && isLimit(type)) return new GitHubError("limited", LIMITED, now + MINUTE);
  if (type === null) return new GitHubError("unavailable", "GitHub could not do it just now.");
  const known = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  const code = /^\w{1,60}$/.test(type) ? type : "for an unknown reason";
  const [kind, message] = known ?? (["refused", `GitHub refused it (${code}).`] as const);
  return new GitHubError(kind, message);
}

const TYPES: Readonly<Record<string, readonly [GitHubErrorKind, string]>> = {
  NOT_FOUND: ["gone", MISSING],
  FORBIDDEN: ["forbidden", FORBIDDEN],
  INSUFFICIENT_SCOPES: ["forbidden", FORBIDDEN],
  UNPROCESSABLE: ["refused", "GitHub refused it as not valid."],
  // The document took too long.
  RESOURCE_LIMITS_EXCEEDED: ["unavailable", "GitHub did not come to an end with it."],
  INTERNAL: ["unavailable", "GitHub could not do it just now."],
  SERVICE_UNAVAILABLE: ["unavailable", "GitHub could not do it just now."],
};

const isLimit = (type: string): boolean => type === "RATE_LIMITED" || type === "RATE_LIMIT";

/** GitHub did nothing of the document. */
function translateProblems(problems: readonly Problem[], headers: Headers, now: number): GitHubError {
  const types = problems.flatMap(({ type }) => (typeof type === "string" ? [type] : []));
  // A secondary limit may come with status 200, too.
  const isLimited = types.some(isLimit) || headers["retry-after"] !== undefined;
  if (isLimited) return new GitHubError("limited", LIMITED, readInstant(headers, now));
  if (types.length === 0 && problems.some(({ extensions }) => typeof extensions?.code === "string")) {
    return new GitHubError(
      "refused",
      "GitHub does not understand the query; an older server may lack a field.",
    );
  }
  return translateProblem({ type: types[0] ?? null }, now);
}

function translateStatus({ status = 0, response }: Failure, headers: Headers, now: number): GitHubError {
  if (status === 429 || (status === 403 && isPutOff(headers, response?.data))) {
    return new GitHubError("limited", LIMITED, readInstant(headers, now));
  }
  // 301 = moved, where no redirect was followed.
  if (status === 404 || status === 410 || status === 301) return new GitHubError("gone", MISSING);
  if (status === 401) return new GitHubError("forbidden", "GitHub does not take this token (any more).");
  if (status === 403) return new GitHubError("forbidden", FORBIDDEN);
  if (status >= 400 && status < 500)
    return new GitHubError("refused", `GitHub refused it (status ${status}).`);
  return new GitHubError("unavailable", "GitHub did not answer, or could not do it just now.");
}

/**
 * Tells a limit from a missing permission: both are a 403. A secondary limit without a `retry-after` is known by the page
 * that GitHub names beside it, since its words are no contract; older servers call it an abuse limit.
 */
function isPutOff(headers: Headers, data: unknown): boolean {
  if (headers["retry-after"] !== undefined || String(headers["x-ratelimit-remaining"]) === "0") return true;
  const { documentation_url: page } = (data ?? {}) as { readonly documentation_url?: unknown };
  return typeof page === "string" && /(?:secondary|abuse)-rate-limits$/.test(page);
}

/** Milliseconds since 1970. What is no time, or farther off than any limit lasts, is a wrong header or a wrong clock. */
function readInstant(headers: Headers, now: number): number {
  const after = Number(headers["retry-after"]) * 1000;
  if (after > 0) return now + Math.min(after, LONGEST);
  const reset = Number(headers["x-ratelimit-reset"]) * 1000;
  const isSpent = String(headers["x-ratelimit-remaining"]) === "0";
  return isSpent && reset > now ? Math.min(reset, now + LONGEST) : now + MINUTE;
}

function listProblems(data: unknown): readonly Problem[] | null {
  const { errors } = (typeof data === "object" && data !== null ? data : {}) as { readonly errors?: unknown };
  return Array.isArray(errors) ? errors.filter((one) => typeof one === "object" && one !== null) : null;
}
