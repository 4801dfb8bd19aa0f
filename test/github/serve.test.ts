import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Receiver, receiveWebhooks } from "./receive-webhooks.ts";

let server: ChildProcess;
let receiver: Receiver;
let place: { url: string; userToken: string; webhookSecret: string };

beforeAll(async () => {
  receiver = await receiveWebhooks("a secret for tests");
  const file = new URL("serve.ts", import.meta.url).pathname;
  server = spawn(process.execPath, [file, "--webhook-url", receiver.url], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface(server.stdout!), "line")) as [string];
  place = JSON.parse(line);
});

afterAll(async () => {
  const ended = once(server, "exit");
  server.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  await receiver.close();
});

const post = async (path: string, body: object) => {
  const answer = await fetch(place.url + path, { method: "POST", body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

const read = () =>
  fetch(`${place.url}/repos/shop/web/issues/1`, { headers: { authorization: `Bearer ${place.userToken}` } });

test("another process sets the scene, acts, and reads what was asked", async () => {
  const made = await post("/_fake/acts", {
    as: "mara",
    act: "openIssue",
    with: ["shop/web", { title: "One" }],
  });
  expect(made).toMatchObject({ status: 201, body: { number: 1 } });
  await post("/_fake/acts", { as: null, act: "user", with: ["lena"] });
  expect((await post("/_fake/acts", { as: "lena", act: "comment", with: ["shop/web#1", "Hi"] })).status).toBe(
    201,
  );
  await post("/_fake/acts", { as: "mara", act: "addCard", with: ["shop#1", "shop/web#1"] });
  await post("/_fake/acts", {
    as: "mara",
    act: "moveCard",
    with: ["shop#1", "shop/web#1", "Status", "Done"],
  });
  expect(((await (await read()).json()) as { comments: number }).comments).toBe(1);
  const requests = (await (await fetch(`${place.url}/_fake/requests`)).json()) as { path: string }[];
  expect(requests.map(({ path }) => path)).toEqual(["/repos/shop/web/issues/1"]);
});

test("another process asks for faults; what cannot be done is told", async () => {
  await post("/_fake/faults", { method: "GET", trouble: { kind: "status", status: 502 } });
  expect([(await read()).status, (await read()).status]).toEqual([502, 200]);
  const wrong = await post("/_fake/acts", { as: "mara", act: "constructor", with: [] });
  expect(wrong.status).toBe(422);
  expect((await post("/_fake/acts", { as: "mara", act: "close", with: ["shop/web#9"] })).body).toEqual({
    message: "The fake GitHub has no issue shop/web#9",
  });
});
