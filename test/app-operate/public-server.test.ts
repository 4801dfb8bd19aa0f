import { once } from "node:events";
import { METHODS } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { openPublicServer, PATH, readToEnd, writeRequest } from "./open-public-server.ts";

describe("only POST on the webhook path is taken", () => {
  test.each(METHODS.filter((method) => !["POST", "CONNECT"].includes(method)))(
    "%s is not",
    async (method) => {
      const { open, taken } = await openPublicServer();
      const socket = open();
      socket.write(writeRequest([], `${method} ${PATH} HTTP/1.1`));
      expect(await readToEnd(socket)).toMatch(/^HTTP\/1\.1 405 [\s\S]*\r\nallow: POST\r\n/);
      expect(taken).toEqual([]);
    },
  );

  test.each([
    "/",
    "//",
    "/API/github/webhooks",
    `${PATH}/`,
    `/${PATH}`,
    "/api/github/../github/webhooks",
    "/api%2Fgithub%2Fwebhooks",
    "/metrics",
    "/healthz",
    "/readyz",
    "/probot",
    "/probot/setup",
    "*",
    "http://localhost/api/github/webhooks",
  ])("POST %s is not", async (target) => {
    const { open, taken } = await openPublicServer();
    const socket = open();
    socket.write(writeRequest([], `POST ${target} HTTP/1.1`));
    expect(await readToEnd(socket)).toMatch(/^HTTP\/1\.1 404 /);
    expect(taken).toEqual([]);
  });

  test("a tunnel is not made", async () => {
    const { open } = await openPublicServer();
    const socket = open();
    socket.write("CONNECT example.com:443 HTTP/1.1\r\nhost: example.com:443\r\n\r\n");
    expect(await readToEnd(socket)).toBe("");
  });

  test("another protocol is not spoken: it stays a webhook", async () => {
    const { open, taken } = await openPublicServer();
    const socket = open();
    socket.write(writeRequest(["connection: upgrade", "upgrade: websocket"]));
    const [text] = await once(socket, "data");
    expect(text).toMatch(/^HTTP\/1\.1 202 /);
    expect(taken).toHaveLength(1);
  });
});

describe("what is no clean HTTP is refused", () => {
  test.each([
    ["garbage", "\u0016\u0003\u0001\u0002\r\n\r\n"],
    ["two lengths", writeRequest(["content-length: 3"])],
    ["a length and chunks", writeRequest(["transfer-encoding: chunked"])],
    ["a line's end in a name", writeRequest(["x-a\n: b"])],
    ["no host", writeRequest().replace("host: localhost\r\n", "")],
  ])("%s", async (_, text) => {
    const { open, taken } = await openPublicServer();
    const socket = open();
    socket.write(text);
    expect(await readToEnd(socket)).toMatch(/^HTTP\/1\.1 400 /);
    expect(taken).toEqual([]);
  });
});

describe("headers", () => {
  test.each([
    ["one that is too large", [`x-large: ${"x".repeat(9000)}`]],
    ["too many of them", Array.from({ length: 1000 }, (_, index) => `x-${index}: some value`)],
  ])("%s: cut off", async (_, more) => {
    const { open, taken, deliver } = await openPublicServer();
    const socket = open();
    socket.write(writeRequest(more));
    expect(await readToEnd(socket)).toMatch(/^HTTP\/1\.1 431 /);
    expect(taken).toEqual([]);
    expect(await deliver()).toBe(202);
  });

  test("as many as proxies add are no trouble", async () => {
    const { open } = await openPublicServer();
    const socket = open();
    const more = Array.from({ length: 40 }, (_, index) => `x-forwarded-${index}: ${"v".repeat(100)}`);
    socket.write(writeRequest([...more, "connection: close"]));
    expect(await readToEnd(socket)).toMatch(/^HTTP\/1\.1 202 /);
  });
});

describe("whoever is slow", () => {
  const QUICK = { headersTimeout: 30, requestTimeout: 60, connectionsCheckingInterval: 10 };
  const HEAD = writeRequest().split("{")[0]!;

  test.each([
    ["in the headers", HEAD.slice(0, 80), "x"],
    ["in the body", HEAD, " "],
  ])("%s is cut off, though a byte comes now and then", async (_, start, byte) => {
    const { open, taken } = await openPublicServer({ limits: QUICK });
    const socket = open();
    socket.write(start);
    const dribble = setInterval(() => socket.write(byte), 5);
    onTestFinished(() => clearInterval(dribble));
    await readToEnd(socket);
    expect(taken).toEqual([]);
  });

  test("holds up nobody else", async () => {
    const { open, deliver } = await openPublicServer();
    const slow = Array.from({ length: 200 }, open);
    for (const socket of slow) socket.write(HEAD.slice(0, 80));
    expect(await deliver()).toBe(202);
    expect(slow.filter(({ closed }) => closed)).toEqual([]);
  });

  test("a connection that is kept and says nothing more is closed", async () => {
    const { open } = await openPublicServer({ limits: { keepAliveTimeout: 10 } });
    const socket = open();
    socket.write(writeRequest());
    expect(await readToEnd(socket)).toMatch(/^HTTP\/1\.1 202 /);
  });
});

describe("many connections", () => {
  test("those beyond the limit are closed at once, and taken again when there is room", async () => {
    const { open, deliver } = await openPublicServer({ limits: { maxConnections: 3 } });
    const first = [open(), open(), open()];
    await Promise.all(first.map((socket) => once(socket, "connect")));
    expect(await readToEnd(open())).toBe("");
    first[0]!.write(writeRequest(["connection: close"]));
    expect(await readToEnd(first[0]!)).toMatch(/^HTTP\/1\.1 202 /);
    await expect.poll(() => deliver().catch(() => null)).toBe(202);
  });

  test("a burst is taken whole", async () => {
    const { open, taken } = await openPublicServer();
    const answers = await Promise.all(
      Array.from({ length: 400 }, async () => {
        const socket = open();
        socket.write(writeRequest(["connection: close"]));
        return (await readToEnd(socket)).slice(0, 12);
      }),
    );
    expect(new Set(answers)).toEqual(new Set(["HTTP/1.1 202"]));
    expect(taken).toHaveLength(400);
  });
});

describe("bodies on their way in", () => {
  const start = (length: number): string =>
    `${writeRequest().split("content-length")[0]}content-length: ${length}\r\n\r\n`;

  test("of all senders together have a limit; what goes again makes room", async () => {
    const { open, deliver } = await openPublicServer({ room: 100_000 });
    const large = open();
    large.write(start(200_000) + "x".repeat(99_990));
    // Until the server has read it, a small one still finds room.
    await expect.poll(() => deliver()).toBe(503);
    large.destroy();
    await expect.poll(() => deliver()).toBe(202);
  });

  test("are given back when one was taken, refused or too large", async () => {
    const { open, deliver } = await openPublicServer({ room: 40 });
    for (let time = 0; time < 5; time++) {
      expect(await deliver()).toBe(202);
      const socket = open();
      socket.write(`${start(1000)}${"x".repeat(1000)}`);
      expect(await readToEnd(socket)).toMatch(/^HTTP\/1\.1 503 [\s\S]*connection: close/);
    }
  });
});
