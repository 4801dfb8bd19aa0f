import nock from "nock";
import { afterAll, afterEach, beforeAll } from "vitest";

// Nock takes the process's connections over as soon as it is loaded: also in files that only want a constant from here,
// and in those that run after them.
nock.restore();

export const API = "https://github.test/api/v3";

/** The fixed time of these tests, milliseconds since 1970. */
export const NOW = Date.parse("2026-11-23T10:00:00Z");

export interface WireRequest {
  readonly line: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface WireAnswer {
  readonly status: number;
  readonly body: string | object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** GitHub's refusals as they come over the wire. */
export const WIRE = {
  forbidden: { status: 403, body: { message: "Resource not accessible by integration" } },
  missing: { status: 404, body: { message: "Not Found" } },
  badGateway: {
    status: 502,
    body: "<html><title>Server Error</title></html>",
    headers: { "content-type": "text/html" },
  },
  secondaryLimit: {
    status: 403,
    body: { message: "You have exceeded a secondary rate limit. Please wait a few minutes." },
    headers: { "retry-after": "42" },
  },
  tooMany: { status: 429, body: { message: "Too many requests" }, headers: { "retry-after": "42" } },
  /** The connection breaks within the answer. */
  half: { status: 200, body: '{"data":{"w0":', headers: { "content-type": "application/json" } },
} as const satisfies Readonly<Record<string, WireAnswer>>;

/** Must be called at the top of a test file: nothing of these tests goes to the network. */
export function mockGitHub(): {
  /** Requests seen in the running test. */
  readonly seen: WireRequest[];
  /** Answers that many requests of this method and path, whatever their body. */
  reply(method: string, path: string, answer: WireAnswer, times?: number): void;
} {
  const seen: WireRequest[] = [];
  beforeAll(() => {
    nock.activate();
    nock.disableNetConnect();
  });
  afterEach(() => {
    nock.cleanAll();
    seen.length = 0;
  });
  // Other test files of this process talk to servers on loopback.
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });
  return {
    seen,
    reply: (method, path, { status, body, headers = {} }, times = 1) => {
      nock("https://github.test")
        .intercept(path, method)
        .times(times)
        .reply(async (request: Request) => {
          const sent = await request.text();
          seen.push({
            line: `${method} ${path}`,
            headers: Object.fromEntries(request.headers),
            body: (sent === "" ? {} : JSON.parse(sent)) as WireRequest["body"],
          });
          return [status, body, { "content-type": "application/json", ...headers }];
        });
    },
  };
}
