import { describe, expect, onTestFinished, test } from "vitest";
import { openServer } from "../../app/open-server.ts";
import { serveOperations } from "../../app/operate/serve-operations.ts";
import { collectLog } from "../app/collect-log.ts";
import { askByName } from "./ask-by-name.ts";
import { AT, idOf, letter, openLetterBox, type TestLetterBox } from "./open-letter-box.ts";

const JSON_TYPE = { "content-type": "application/json" };

async function open(box: TestLetterBox | null) {
  const { log, lines } = collectLog();
  const listener = serveOperations({
    readiness: async () => ({ ready: true, checks: {} }),
    metrics: async () => ({ type: "text/plain", text: "" }),
    letters: () => box,
    log,
  });
  const server = await openServer({ host: "127.0.0.1", port: 0 }, listener);
  onTestFinished(() => server.close());
  const ask = async (path: string, request: RequestInit = {}) => {
    const answer = await fetch(server.url + path, request);
    const text = await answer.text();
    const isJson = answer.headers.get("content-type") === "application/json";
    return { status: answer.status, body: isJson ? (JSON.parse(text) as unknown) : text };
  };
  const list = () => ask("/dead-letters");
  const replay = (body: string, headers: Record<string, string> = JSON_TYPE) =>
    ask("/dead-letters/replay", { method: "POST", headers, body });
  return { list, replay, lines, server };
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe("GET /dead-letters", () => {
  test("tells what was given up, how often it was tried, why and when", async () => {
    const { list } = await open(
      openLetterBox([
        letter(1, { error: "The App may not write here.", kind: "forbidden" }),
        letter(2, { error: "DatabaseError", code: "57P01", at: "at run (app/worker.ts:1:2)" }),
      ]),
    );
    expect(await list()).toEqual({
      status: 200,
      body: {
        letters: [
          {
            id: idOf(1),
            target: "issue 49 acme/shop#1",
            attempts: 5,
            kind: "forbidden",
            error: "The App may not write here.",
            at: new Date(AT + 60_000).toISOString(),
          },
          {
            id: idOf(2),
            target: "issue 49 acme/shop#2",
            attempts: 5,
            kind: null,
            error: "DatabaseError 57P01",
            at: new Date(AT + 120_000).toISOString(),
          },
        ],
        more: 0,
      },
    });
  });

  test("tells the 100 oldest, and how many more there are", async () => {
    const { list } = await open(openLetterBox(numbers(1, 130).map((number) => letter(number))));
    const { body } = await list();
    expect(body).toMatchObject({ more: 30 });
    const { letters } = body as { readonly letters: readonly { readonly id: string }[] };
    expect(letters.map(({ id }) => id)).toEqual(numbers(1, 100).map(idOf));
  });

  test("tells that there are none", async () => {
    expect(await (await open(openLetterBox([]))).list()).toEqual({
      status: 200,
      body: { letters: [], more: 0 },
    });
  });
});

describe("POST /dead-letters/replay", () => {
  test("{} puts all back, however many", async () => {
    const box = openLetterBox(numbers(1, 1201).map((number) => letter(number)));
    const { replay, lines } = await open(box);
    expect(await replay("{}")).toEqual({ status: 200, body: { replayed: 1201, unknown: [] } });
    expect(box.putBack).toEqual(numbers(1, 1201));
    expect(lines).toEqual([
      {
        level: "info",
        fields: { replayed: 1201, unknown: 0 },
        message: "Dead letters were put back to work.",
      },
    ]);
  });

  test("comes to an end though everything is given up again at once", async () => {
    const box = openLetterBox(numbers(1, 3).map((number) => letter(number)));
    box.arriving = [letter(4), letter(5)];
    const { replay } = await open(box);
    expect(await replay("{}")).toEqual({ status: 200, body: { replayed: 3, unknown: [] } });
    expect(box.letters.map(({ id }) => id)).toEqual([idOf(4), idOf(5)]);
  });

  test("with ids it puts back those, each once, and tells which are none", async () => {
    const box = openLetterBox([letter(1), letter(2), letter(3)]);
    const { replay } = await open(box);
    const ids = [idOf(3), idOf(9), idOf(1), idOf(3)];
    expect(await replay(JSON.stringify({ ids }))).toEqual({
      status: 200,
      body: { replayed: 2, unknown: [idOf(9)] },
    });
    expect(box.putBack).toEqual([1, 3]);
    expect(await replay(JSON.stringify({ ids: [idOf(1)] }))).toMatchObject({
      body: { replayed: 0, unknown: [idOf(1)] },
    });
  });

  test("no ids are none, and not all", async () => {
    const box = openLetterBox([letter(1)]);
    const { replay } = await open(box);
    expect(await replay('{"ids":[]}')).toMatchObject({ status: 200, body: { replayed: 0 } });
    expect(box.letters).toHaveLength(1);
  });

  test.each([
    ["nothing", "", 400],
    ["no JSON", "{", 400],
    ["a list", "[]", 400],
    ["a text", '"all"', 400],
    ["null", "null", 400],
    ["a misspelt key", '{"id":["1"]}', 400],
    ["ids that are no list", '{"ids":"1"}', 400],
    ["ids that are numbers", '{"ids":[1]}', 400],
    ["too much", JSON.stringify({ ids: ["a".repeat(70_000)] }), 413],
  ])("%s puts nothing back", async (_, body, status) => {
    const box = openLetterBox([letter(1)]);
    const { replay, lines } = await open(box);
    expect((await replay(body)).status).toBe(status);
    expect([box.letters.length, lines]).toEqual([1, []]);
  });
});

describe("a page on the web", () => {
  // What a form or a script of another place can send without asking first.
  test.each([
    ["no content type", {}],
    ["text", { "content-type": "text/plain" }],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }],
    ["a form with files", { "content-type": "multipart/form-data; boundary=a" }],
    ["text that only mentions JSON", { "content-type": "text/plain; a=application/json" }],
  ])("cannot replay by sending %s", async (_, headers: Record<string, string>) => {
    const box = openLetterBox([letter(1)]);
    const { replay } = await open(box);
    expect((await replay("{}", headers)).status).toBe(415);
    expect(box.letters).toHaveLength(1);
  });

  test("is not allowed to when it asks first", async () => {
    const { server } = await open(openLetterBox([letter(1)]));
    const answer = await fetch(`${server.url}/dead-letters/replay`, {
      method: "OPTIONS",
      headers: { origin: "https://example.com", "access-control-request-method": "POST" },
    });
    expect(answer.status).toBe(405);
    expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  test.each([
    ["example.com", 403],
    ["streamkeeper.example.com:9464", 403],
    ["127.0.0.1.example.com", 403],
    ["127.0.0.1:9464", 200],
    ["localhost:9464", 200],
    ["app:9464", 200],
    ["[::1]:9464", 200],
  ])("that lets its own name, %s, lead here: %i", async (name, status) => {
    const { server } = await open(openLetterBox([letter(1)]));
    expect(await askByName(server.port, "/dead-letters", name)).toBe(status);
  });
});

test("before the App runs, and with a broken database, it says so", async () => {
  const starting = await open(null);
  expect(await starting.list()).toEqual({ status: 503, body: "The App is starting.\n" });
  expect(await starting.replay("{}")).toEqual({ status: 503, body: "The App is starting.\n" });
  const box = openLetterBox([]);
  const { list, lines } = await open({ ...box, list: () => Promise.reject(new Error("a secret")) });
  expect(await list()).toEqual({ status: 500, body: "Something went wrong here.\n" });
  expect(lines).toMatchObject([
    { level: "error", message: "A request of the operator's could not be answered." },
  ]);
  expect(JSON.stringify(lines)).not.toContain("a secret");
});
