import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Receiver, receiveWebhooks } from "./receive-webhooks.ts";
import type { ShownState } from "./serve/write-state.ts";

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

const get = async (path: string) => (await fetch(place.url + path)).json() as Promise<unknown>;

const act = (as: string | null, name: string, ...given: readonly unknown[]) =>
  post("/_fake/acts", { as, act: name, with: given });

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

test("another process brings a backlog, and reads it as a workflow with few points left", async () => {
  await act(null, "repository", "shop/pay");
  const row = { title: "Refused", state: "OPEN", author: "ann", createdAt: "2026-06-01T08:00:00Z" };
  const body = `${JSON.stringify({ number: 3, ...row })}\n${JSON.stringify({ number: 5, ...row })}\n`;
  const bring = (text: string) =>
    fetch(`${place.url}/_fake/backlog?repo=shop/pay&board=shop%231`, { method: "POST", body: text });
  expect(await (await bring(body)).json()).toEqual({ issues: 2, skipped: 0 });
  const again = await bring(`[${JSON.stringify({ number: 3, ...row })}]`);
  expect([again.status, await again.json()]).toEqual([422, { message: "Issue 3: the number is taken" }]);
  const permissions = { issues: "read" };
  const { token } = (await post("/_fake/tokens", { workflow: "shop/pay", permissions, points: 1 })).body;
  await post("/_fake/faults", { nodesAbove: 50, times: null, trouble: { kind: "status", status: 502 } });
  const list = async (size: number) => {
    const query = `{ repository(owner: "shop", name: "pay") { issues(first: ${size}) { nodes { number } } } }`;
    const headers = { authorization: `bearer ${token}` };
    return fetch(`${place.url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
  };
  expect((await list(51)).status).toBe(502);
  expect(await (await list(50)).json()).toEqual({
    data: { repository: { issues: { nodes: [{ number: 3 }, { number: 5 }] } } },
  });
  expect(await (await list(50)).json()).toMatchObject({ errors: [{ type: "RATE_LIMITED" }] });
});

test("another process sees what people would see", async () => {
  await act(null, "repository", "shop/api", { roles: { mara: "write" } });
  const issue = await act("mara", "openIssue", "shop/api", { title: "Slow", body: "Very." });
  const comment = await act("noor", "comment", "shop/api#1", "/stream search");
  await act("streamkeeper", "react", comment.body.id, "THUMBS_UP");
  await act("mara", "react", "shop/api#1", "EYES");
  await act("mara", "minimizeComment", comment.body.id, "OUTDATED");
  await act("mara", "addCard", "shop#1", "shop/api#1");
  await act("mara", "moveCard", "shop#1", "shop/api#1", "Status", "Done");
  await act("mara", "openIssue", "shop/api", { title: "Whole" });
  await act("mara", "setParent", "shop/api#1", "shop/api#2");
  const { repositories, boards } = (await get("/_fake/state")) as ShownState;
  expect(repositories.find(({ name }) => name === "shop/api")!.issues[0]).toEqual({
    number: issue.body.number,
    title: "Slow",
    body: "Very.",
    author: "mara",
    state: "OPEN",
    stateReason: null,
    type: null,
    parent: "shop/api#2",
    blockedBy: [],
    labels: [],
    reactions: [{ by: "mara", content: "EYES" }],
    comments: [
      {
        id: comment.body.id,
        author: "noor",
        body: "/stream search",
        minimized: "outdated",
        reactions: [{ by: "streamkeeper[bot]", content: "THUMBS_UP" }],
      },
    ],
    cards: [{ board: "shop#1", isArchived: false, values: { Status: "Done" } }],
  });
  const labels = repositories.find(({ name }) => name === "shop/web")!.labels;
  expect(labels[0]).toEqual({ name: "bug", color: "d73a4a", description: "Something is broken" });
  const status = { name: "Status", options: ["Todo", "In Progress", "Done"] };
  const fields = expect.arrayContaining([status]);
  expect(boards).toEqual([{ name: "shop#1", title: "Flow", closed: false, fields, statusUpdates: [] }]);
});

test("another process waits until nothing is being delivered, and closes boards and renames", async () => {
  await act(null, "repository", "shop/old");
  await act("mara", "renameRepository", "shop/old", "new");
  await act("mara", "openIssue", "shop/new", { title: "Talk" });
  await act("mara", "convertToDiscussion", "shop/new#1");
  await act("mara", "closeProject", "shop#1");
  const { deliveries } = (await get("/_fake/settled")) as { deliveries: number };
  expect(receiver.received).toHaveLength(deliveries);
  expect(receiver.names()).toEqual(
    expect.arrayContaining(["repository.renamed", "issues.locked", "projects_v2.closed"]),
  );
  expect(((await get("/_fake/state")) as ShownState).boards).toMatchObject([{ closed: true }]);
  expect(await get("/_fake/mistakes")).toEqual([]);
});
