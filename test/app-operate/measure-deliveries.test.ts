import { once } from "node:events";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { BodyAllowance } from "../../app/body-allowance.ts";
import { openServer } from "../../app/open-server.ts";
import { openInstruments } from "../../app/operate/instruments.ts";
import { measureDeliveries } from "../../app/operate/measure-deliveries.ts";
import { serveWebhooks } from "../../app/serve-webhooks.ts";
import { collectLog } from "../app/collect-log.ts";
import { signDelivery } from "../app/sign-delivery.ts";

const SECRET = "a long random text";
const PATH = "/api/github/webhooks";

async function open(receive: () => Promise<void> = async () => {}, room?: number) {
  const instruments = openInstruments();
  const allowance = new BodyAllowance(room);
  const listener = serveWebhooks({ secrets: [SECRET], receive, log: collectLog().log, allowance });
  let now = 0;
  const measured = measureDeliveries(listener, instruments, () => (now += 20));
  const server = await openServer({ host: "127.0.0.1", port: 0 }, measured);
  onTestFinished(() => server.close());
  const send = (secret = SECRET, more: RequestInit = {}) =>
    fetch(server.url + PATH, { method: "POST", ...signDelivery("issues", {}, secret), ...more });
  const counts = async () => {
    const { values } = await instruments.deliveries.get();
    return Object.fromEntries(
      values.flatMap(({ labels, value }) => (value > 0 ? [[labels.outcome, value]] : [])),
    );
  };
  return { ...server, send, counts, instruments };
}

test("each delivery is counted by what became of it", async () => {
  let broken = false;
  const { send, counts } = await open(async () => {
    if (broken) throw new Error("the disk is full");
  });
  await send();
  await send();
  await send("a guess");
  await send(SECRET, { method: "PUT" });
  broken = true;
  await send();
  await expect.poll(counts).toEqual({ taken: 2, unsigned: 1, malformed: 1, failed: 1 });
});

test("more at once than there is memory for is turned away", async () => {
  const { send, counts } = await open(async () => {}, 1);
  expect((await send()).status).toBe(503);
  await expect.poll(counts).toEqual({ "turned-away": 1 });
});

test("a sender that goes is counted, and not timed", async () => {
  const { port, counts, instruments } = await open();
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  const headers = Object.entries(signDelivery("issues", {}, SECRET).headers).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.write(
    [`POST ${PATH} HTTP/1.1`, "host: localhost", ...headers, "content-length: 100", "", "{"].join("\r\n"),
  );
  setImmediate(() => socket.end());
  await once(socket.resume(), "close");
  await expect.poll(counts).toEqual({ "broken-off": 1 });
  expect((await instruments.answerTimes.get()).values).toContainEqual(
    expect.objectContaining({ metricName: "streamkeeper_delivery_duration_seconds_count", value: 0 }),
  );
});

test("what goes elsewhere is no delivery", async () => {
  const { url, counts, send } = await open();
  await fetch(url);
  await fetch(`${url}/probot`, { method: "POST" });
  await send();
  await expect.poll(counts).toEqual({ taken: 1 });
});

test("the time until the answer is told in seconds", async () => {
  const { send, instruments } = await open();
  await send();
  const sum = async () =>
    (await instruments.answerTimes.get()).values.find(({ metricName }) => metricName?.endsWith("_sum"))
      ?.value;
  await expect.poll(sum).toBeCloseTo(0.02);
});
