import type { FakeGitHub } from "./start-fake-github.ts";

export interface GraphQLReply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the test asserts
  readonly data: any;
  // biome-ignore lint/suspicious/noExplicitAny: the same
  readonly errors: any[];
}

/** One GraphQL request with plain fetch. */
export async function askGraphQL(
  fake: FakeGitHub,
  token: string,
  query: string,
  variables: object = {},
): Promise<GraphQLReply> {
  const answer = await fetch(fake.graphqlUrl, {
    method: "POST",
    headers: { authorization: `bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await answer.json()) as { data?: unknown; errors?: unknown[] };
  return { status: answer.status, headers: answer.headers, data: body.data, errors: body.errors ?? [] };
}

export interface RestReply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the test asserts
  readonly body: any;
}

/** One REST request with plain fetch: "GET /repos/shop/web". Redirects are not followed. */
export async function askRest(
  fake: FakeGitHub,
  token: string | null,
  line: string,
  body?: object,
  accept = "application/vnd.github+json",
): Promise<RestReply> {
  const [method = "GET", path = "/"] = line.split(" ");
  const answer = await fetch(fake.url + path, {
    method,
    redirect: "manual",
    headers: { accept, ...(token !== null && { authorization: `Bearer ${token}` }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get("content-type")?.includes("json") && !/\braw\b/.test(accept);
  return {
    status: answer.status,
    headers: answer.headers,
    body: isJson && text !== "" ? (JSON.parse(text) as unknown) : text,
  };
}
