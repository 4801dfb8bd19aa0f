import { connect, type Socket } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { openServer } from "../../app/open-server.ts";
import { serveWebhooks } from "../../app/serve-webhooks.ts";
import type { SignedDelivery } from "../../app/verify-delivery.ts";
import { collectLog } from "./collect-log.ts";
import { signDelivery } from "./sign-delivery.ts";

const SECRET = "a long random text";
const FORMER = "another long text";

async function open(receive: (delivery: SignedDelivery) => Promise<void> = async () => {}) {
  const { log, lines } = collectLog();
  const received: SignedDelivery[] = [];
  const listener = serveWebhooks({
    secrets: [SECRET, FORMER],
    log,
    receive: async (delivery) => {
      received.push(delivery);
      await receive(delivery);
    },
  });
  const server = await openServer({ host: "127.0.0.1", port: 0 }, listener);
  onTestFinished(() => server.close());
  const deliver = async (payload: unknown, secret = SECRET) => {
    const request = signDelivery("issues", payload, secret, "one-two");
    return await fetch(`${server.url}/api/github/webhooks`, { method: "POST", ...request });
  };
  return { ...server, lines, received, deliver };
}

describe("webhooks", () => {
  test.each([SECRET, FORMER])("what is signed is taken, by either secret", async (secret) => {
    const { deliver, received } = await open();
    const answer = await deliver({ action: "opened" }, secret);
    expect([answer.status, await answer.text()]).toEqual([202, "Taken.\n"]);
    expect(received).toEqual([{ id: "one-two", event: "issues", payload: { action: "opened" } }]);
  });

  test("what is not is refused, told, and the connection kept", async () => {
    const { deliver, received, lines } = await open();
    const answer = await deliver({ action: "opened" }, "development");
    expect(answer.status).toBe(401);
    expect(answer.headers.get("connection")).not.toBe("close");
    expect(received).toEqual([]);
    expect(lines).toEqual([
      {
        level: "warn",
        fields: { status: 401 },
        message: "A delivery was refused. The signature does not fit the body and the webhook secret.",
      },
    ]);
  });

  test("the answer waits for the queue, which may fail: then GitHub is told", async () => {
    const title = "a title that nobody else may read";
    const trouble = Object.assign(new AggregateError([new Error(title)], title), { event: { title } });
    const { deliver, lines } = await open(() => Promise.reject(trouble));
    const answer = await deliver({ issue: { title } });
    expect(answer.status).toBe(500);
    expect(lines).toMatchObject([
      { level: "error", fields: { delivery: "one-two", event: "issues", error: "Error" } },
    ]);
    expect(JSON.stringify(lines) + (await answer.text())).not.toContain(title);
  });
});

describe("bodies that are too large are not read to their end", () => {
  const head = (more: string): string =>
    [
      "POST /api/github/webhooks HTTP/1.1",
      "host: localhost",
      "content-type: application/json",
      "x-github-event: issues",
      "x-github-delivery: one-two",
      `x-hub-signature-256: sha256=${"0".repeat(64)}`,
      more,
      "\r\n",
    ].join("\r\n");

  test("one that says so, not at all", async () => {
    const { port, received } = await open();
    const socket = connect(port, "127.0.0.1").setEncoding("utf8");
    socket.write(head(`content-length: ${26 * 1024 * 1024}`));
    const answer = (await socket.toArray()).join("");
    expect(answer).toMatch(/^HTTP\/1\.1 413 [\s\S]*connection: close/i);
    expect(received).toEqual([]);
  });

  test("one without an end, up to the limit", async () => {
    const { port, lines, deliver } = await open();
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write(head("transfer-encoding: chunked"));
    await pour(socket);
    expect(lines.map(({ fields }) => fields.status)).toEqual([413]);
    expect((await deliver({})).status).toBe(202);
  });
});

/** Sends chunks for as long as the other side takes them. */
async function pour(socket: Socket): Promise<void> {
  const chunk = `${(65_536).toString(16)}\r\n${"x".repeat(65_536)}\r\n`;
  // Not with `once` of node:events: it rejects when the other side goes, which is what is wanted here.
  const closed = new Promise((resolve) => socket.once("close", resolve));
  while (!socket.destroyed) {
    if (socket.write(chunk)) continue;
    await Promise.race([new Promise((resolve) => socket.once("drain", resolve)), closed]);
  }
  await closed;
}

describe("everything else", () => {
  test.each([
    ["GET", "/", 404],
    ["HEAD", "/", 404],
    ["GET", "/healthz", 404],
    ["GET", "/readyz", 404],
    ["GET", "/metrics", 404],
    ["POST", "/", 404],
    ["GET", "/probot", 404],
    ["GET", "/api/github/webhooks/", 404],
    ["GET", "/api/github/webhooks", 405],
    ["GET", "//", 404],
    ["GET", "/%00", 404],
  ])("%s %s: %i", async (method, path, status) => {
    const { url, received } = await open();
    const answer = await fetch(url + path, { method });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(received).toEqual([]);
  });
});
