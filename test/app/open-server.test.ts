import { once } from "node:events";
import { Agent, get, type RequestListener } from "node:http";
import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { openServer } from "../../app/open-server.ts";

async function open(listener: RequestListener, patience?: Parameters<typeof openServer>[2]) {
  const server = await openServer({ host: "127.0.0.1", port: 0 }, listener, patience);
  onTestFinished(() => server.close());
  return server;
}
const HEAD = "POST / HTTP/1.1\r\nhost: localhost\r\n";

describe("whoever sends slowly is cut off", () => {
  test.each([
    ["in the headers", HEAD],
    ["in the body", `${HEAD}content-length: 5\r\n\r\nab`],
  ])("%s", async (_, start) => {
    const patience = { headersTimeout: 20, requestTimeout: 40, connectionsCheckingInterval: 10 };
    const { port } = await open((request) => request.resume(), patience);
    const socket = connect(port, "127.0.0.1");
    socket.setEncoding("utf8").write(start);
    let answer = "";
    for await (const text of socket) answer += text;
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});

describe("closing", () => {
  test("answers what is under way, and keeps no connection", async () => {
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const { promise: asked, resolve: onAsked } = Promise.withResolvers<void>();
    const server = await open((_, response) => {
      onAsked();
      void answered.then(() => response.end("well"));
    });
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const request = get(server.url, { agent });
    await asked;
    const closed = server.close();
    answer();
    const [response] = await once(request, "response");
    expect(response.headers.connection).toBe("close");
    expect(await response.setEncoding("utf8").toArray()).toEqual(["well"]);
    await closed;
  });

  test("ends connections that are idle", async () => {
    const server = await open((_, response) => response.end("well"));
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const [response] = await once(get(server.url, { agent }), "response");
    expect(response.headers.connection).toBe("keep-alive");
    response.resume();
    await once(response, "end");
    await server.close();
  });
});

describe("closing while somebody has just connected", () => {
  test("who says nothing is cut off after a second", async () => {
    const server = await open(() => {});
    const socket = connect(server.port, "127.0.0.1");
    await once(socket, "connect");
    socket.resume();
    await Promise.all([server.close(), once(socket, "close")]);
  });
  test("who asks at once is answered, and the connection ends", async () => {
    const server = await open((_, response) => response.end("well"));
    const socket = connect(server.port, "127.0.0.1");
    await once(socket, "connect");
    const closed = server.close();
    socket.setEncoding("utf8").write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
    let answer = "";
    for await (const text of socket) answer += text;
    expect(answer).toMatch(/^HTTP\/1\.1 200 .*connection: close.*well/is);
    await closed;
  });
});

describe("where it can't listen", () => {
  test("a port that is taken", async () => {
    const { port } = await open(() => {});
    const again = openServer({ host: "127.0.0.1", port }, () => {});
    await expect(again).rejects.toThrow(`Port ${port} is in use already.`);
  });
  test("a host that is not this machine", async () => {
    const elsewhere = openServer({ host: "192.0.2.1", port: 0 }, () => {});
    await expect(elsewhere).rejects.toThrow("HOST is 192.0.2.1, which is no address of this machine.");
  });
});
