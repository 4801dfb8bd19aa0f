import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { translateError, translateProblem } from "../../shared/github/translate-error.ts";

const NOW = Date.parse("2026-11-23T10:00:00Z");
const MINUTE = 60_000;
const RESET = NOW / 1000 + 600;
const spent = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(RESET) };

const rest = (status: number, headers: object = {}, data: unknown = { message: "words" }) =>
  Object.assign(new Error("words"), { status, response: { status, headers, data } });
const graphql = (errors: object[], headers: object = {}) =>
  Object.assign(new Error("words"), { errors, data: null, headers });

describe("what Octokit throws", () => {
  test.each([
    ["401", rest(401), "forbidden", null],
    ["403", rest(403), "forbidden", null],
    ["403 with requests left", rest(403, { ...spent, "x-ratelimit-remaining": "7" }), "forbidden", null],
    ["403 with a wait", rest(403, { "retry-after": "42" }), "limited", NOW + 42_000],
    ["403 with none left", rest(403, spent), "limited", RESET * 1000],
    [
      "403 that names the page on secondary limits",
      rest(403, {}, { documentation_url: "https://docs.github.com/x#about-secondary-rate-limits" }),
      "limited",
      NOW + MINUTE,
    ],
    [
      "403 that names an older server's page on abuse limits",
      rest(403, {}, { documentation_url: "https://developer.github.test/v3/#abuse-rate-limits" }),
      "limited",
      NOW + MINUTE,
    ],
    [
      "403 that names another page",
      rest(403, {}, { documentation_url: "https://docs.github.com/rest/issues/labels#create-a-label" }),
      "forbidden",
      null,
    ],
    ["429", rest(429), "limited", NOW + MINUTE],
    ["429 with a wait", rest(429, { "retry-after": "5" }), "limited", NOW + 5000],
    ["429 with a wait that is no number", rest(429, { "retry-after": "soon" }), "limited", NOW + MINUTE],
    ["429 with a wait of for ever", rest(429, { "retry-after": "1e999" }), "limited", NOW + 61 * MINUTE],
    ["429 with a wait of less than nothing", rest(429, { "retry-after": "-5" }), "limited", NOW + MINUTE],
    [
      "none left until what is no time",
      rest(403, { ...spent, "x-ratelimit-reset": "then" }),
      "limited",
      NOW + MINUTE,
    ],
    [
      "none left until an hour that is over, by this clock",
      rest(403, { ...spent, "x-ratelimit-reset": String(NOW / 1000 - 600) }),
      "limited",
      NOW + MINUTE,
    ],
    [
      "none left for days, by this clock",
      rest(403, { ...spent, "x-ratelimit-reset": String(NOW / 1000 + 600_000) }),
      "limited",
      NOW + 61 * MINUTE,
    ],
    ["404", rest(404), "gone", null],
    ["404 with none left", rest(404, spent), "gone", null],
    ["410", rest(410), "gone", null],
    ["301 that nobody followed", rest(301), "gone", null],
    ["422", rest(422), "refused", null],
    ["500", rest(500), "unavailable", null],
    ["502 as a page", rest(502, {}, "<html>"), "unavailable", null],
    ["no connection", Object.assign(new Error("connect ECONNREFUSED"), { status: 500 }), "unavailable", null],
    [
      "fetch itself",
      new TypeError("fetch failed", { cause: new Error("other side closed") }),
      "unavailable",
      null,
    ],
    [
      "a mistake that Octokit saw on the way",
      Object.assign(new TypeError("words"), { status: 500 }),
      "unavailable",
      null,
    ],
    ["something else", new Error("This limiter has been stopped."), "unavailable", null],
    ["nothing", undefined, "unavailable", null],
    ["a document of a kind", graphql([{ type: "NOT_FOUND" }]), "gone", null],
    ["a document without data, none left", graphql([{ type: "NOT_FOUND" }], spent), "gone", null],
    ["a document that went wrong", graphql([{ message: "Something went wrong" }]), "unavailable", null],
    [
      "a field that the server does not know",
      graphql([{ path: ["query"], extensions: { code: "undefinedField" } }]),
      "refused",
      null,
    ],
    ["the hour's limit", graphql([{ type: "RATE_LIMITED" }], spent), "limited", RESET * 1000],
    [
      "a secondary limit with status 200",
      graphql([{ message: "words" }], { "retry-after": "30" }),
      "limited",
      NOW + 30_000,
    ],
    ["the same by its newer code", graphql([{ type: "RATE_LIMIT" }]), "limited", NOW + MINUTE],
    [
      "the same as plugin-throttling throws it",
      Object.assign(new Error("words"), {
        response: { status: 200, headers: spent },
        data: { errors: [{ type: "RATE_LIMITED" }] },
      }),
      "limited",
      RESET * 1000,
    ],
  ])("%s", (_what, error, kind, retryAt) => {
    const translated = translateError(error, NOW);
    expect(translated).toBeInstanceOf(GitHubError);
    expect(translated).toMatchObject({ kind, retryAt });
    expect(translated.message).not.toMatch(/words|\n/);
  });

  test("a GitHubError stays as it is", () => {
    const error = new GitHubError("gone", "It is gone.");
    expect(translateError(error, NOW)).toBe(error);
  });

  test.each([
    new TypeError("Cannot read properties of undefined"),
    new RangeError("Invalid array length"),
    new ReferenceError("x is not defined"),
    new SyntaxError("Unexpected token"),
  ])("a mistake in the code is told as it is: $name", (mistake) => {
    expect(translateError(mistake, NOW)).toBe(mistake);
  });

  test("when a limit ends is told as an instant that comes, within the hour", () => {
    const header = fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String), fc.double());
    const names = ["retry-after", "x-ratelimit-reset", "x-ratelimit-remaining"] as const;
    const headers = fc.record(
      Object.fromEntries(names.map((name) => [name, fc.oneof(header, fc.constant("0"))])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(headers, (some) => {
        const { retryAt } = translateError(rest(429, some), NOW) as GitHubError;
        expect(retryAt).toBeGreaterThan(NOW - 1);
        expect(retryAt).toBeLessThanOrEqual(NOW + 61 * MINUTE);
      }),
    );
  });

  test("anything else becomes a GitHubError", () => {
    const some = fc.anything();
    const problem = fc.oneof(
      some,
      fc.record({ type: fc.oneof(some, fc.constantFrom("constructor", "__proto__")), extensions: some }),
    );
    const errors = fc.oneof(some, fc.array(problem));
    const response = fc.oneof(some, fc.record({ headers: some, data: some }, { requiredKeys: [] }));
    const thrown = fc.oneof(
      some,
      fc.record({ status: fc.constantFrom(403, undefined), headers: some, response, errors, data: some }),
      fc.record({ errors }),
    );
    fc.assert(
      fc.property(thrown, (error) => {
        expect(translateError(error, NOW)).toBeInstanceOf(GitHubError);
      }),
    );
  });
});

test.each([
  ["NOT_FOUND", "gone"],
  ["FORBIDDEN", "forbidden"],
  ["INSUFFICIENT_SCOPES", "forbidden"],
  ["UNPROCESSABLE", "refused"],
  ["SOMETHING_NEW", "refused"],
  ["RATE_LIMITED", "limited"],
  ["RESOURCE_LIMITS_EXCEEDED", "unavailable"],
  [null, "unavailable"],
])("a part that is %s", (type, kind) => {
  expect(translateProblem({ type }, NOW)).toMatchObject({ kind });
});
