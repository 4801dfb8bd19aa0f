import { describe, expect, test } from "vitest";
import { ISSUE_MARKER } from "../../shared/domain/marker.ts";
import { MAP_PATH } from "../action/temporary-folder.ts";
import type { Trouble } from "../github/faults/fault.ts";
import {
  listWritesSince,
  openWorkflowShop,
  RIGHTS,
  WITH_BOARD,
  type WorkflowShop,
} from "./open-workflow-shop.ts";

const WEEK = 7 * 86_400_000;
const POST = { "post-to": "issue" } as const;
const UPDATE = { "status-update": "true" } as const;

const listAll = ({ fake: { world } }: WorkflowShop) =>
  [...world.issues.values()].flatMap((issues) => [...issues.values()]);
const listReports = (shop: WorkflowShop) =>
  listAll(shop).filter(({ author }) => author?.login === "github-actions");

/** What a run writes, and what it says of that. */
async function watch(shop: WorkflowShop, ...args: Parameters<WorkflowShop["run"]>) {
  const from = shop.fake.requests.length;
  const result = await shop.run(...args);
  return { ...result, writes: listWritesSince(shop, from) };
}

describe("post-to: issue", () => {
  test("one issue, edited in place, never counted, and let be when a person closes it", async () => {
    const shop = await openWorkflowShop();
    const first = await watch(shop, POST);
    expect(first).toMatchObject({ exitCode: 0, writes: ["POST /repos/shop/web/issues"] });
    const [report] = listReports(shop);
    expect(report).toMatchObject({ number: 41, title: "Stream health" });
    expect(report!.body.startsWith(`${ISSUE_MARKER}\n`)).toBe(true);
    expect(report!.body).toContain("/shop/web/actions/runs/4711");
    expect(first.log).toContain(`${shop.fake.url}/shop/web/issues/41`);

    const again = await watch(shop, POST);
    expect(again).toMatchObject({ exitCode: 0, writes: [] });

    shop.clock.pass(WEEK);
    shop.fake.as("mara").edit("shop/web#41", { title: "Our streams" });
    const next = await watch(shop, POST);
    expect(next).toMatchObject({ exitCode: 0, writes: ["PATCH /repos/shop/web/issues/41"] });
    expect(next.summary).toContain("40 issues from GitHub");
    expect(report).toMatchObject({ title: "Our streams", body: expect.stringContaining("Week 48") });

    shop.fake.as("mara").close("shop/web#41");
    shop.clock.pass(WEEK);
    const closed = await watch(shop, POST);
    expect(closed).toMatchObject({ exitCode: 0, writes: [], annotations: [] });
    expect(closed.log).toContain("Somebody closed the report's issue");
    expect(listReports(shop)).toHaveLength(1);
  });

  test("one that somebody else wrote with our marker is not ours", async () => {
    const shop = await openWorkflowShop();
    shop.fake.as("sam").openIssue("shop/web", { title: "Stream health", body: `${ISSUE_MARKER}\nHello` });
    expect((await watch(shop, POST)).writes).toEqual(["POST /repos/shop/web/issues"]);
  });

  test("without issues: write the job is red and says so, and the summary is there", async () => {
    const shop = await openWorkflowShop({ rights: { ...RIGHTS, issues: "read" } });
    const { exitCode, annotations, summary, outputs } = await shop.run(POST);
    expect(exitCode).toBe(1);
    expect(annotations).toMatchObject([
      { level: "error", message: expect.stringMatching(/^post-to: issue: .*`permissions: issues: write`/) },
    ]);
    expect(summary).not.toBe("");
    expect(outputs.headline).not.toBe("");
  });

  test.each<[string, Trouble, object]>([
    ["it was made", { kind: "lose-answer" }, { exitCode: 0, annotations: [], reports: 1 }],
    [
      "it was not",
      { kind: "status", status: 502 },
      { exitCode: 1, annotations: [{ level: "error" }], reports: 0 },
    ],
  ])(
    "when nothing is known of the write, GitHub is asked, and nothing is written twice: %s",
    async (_, trouble, is) => {
      const shop = await openWorkflowShop();
      shop.fake.fail({ when: ({ method, path }) => method === "POST" && path.endsWith("/issues"), trouble });
      const { exitCode, annotations, writes } = await watch(shop, POST);
      expect({ exitCode, annotations, reports: listReports(shop).length }).toMatchObject(is);
      expect(writes).toHaveLength(1);
    },
  );
});

describe("status-update", () => {
  test("one a week on the flow map's board, edited in place", async () => {
    const strict = WITH_BOARD.replace("days: 2", "days: 1");
    const shop = await openWorkflowShop({ map: strict });
    const run = () =>
      watch(shop, { ...UPDATE, "project-token": shop.fake.installationToken(shop.installation) });
    expect(await run()).toMatchObject({ exitCode: 0, annotations: [], writes: ["CreateStatusUpdate"] });
    expect(shop.board.statusUpdates).toMatchObject([
      { creator: { login: "streamkeeper" }, status: "AT_RISK", startDate: "2026-11-23" },
    ]);
    expect(shop.board.statusUpdates[0]!.body).toMatch(/^1 of 3 streams needs attention: Checkout/);
    expect(await run()).toMatchObject({ exitCode: 0, writes: [] });

    shop.fake.as("mara").push("shop/web", MAP_PATH, WITH_BOARD);
    shop.clock.pass(2 * 86_400_000);
    expect(await run()).toMatchObject({ exitCode: 0, writes: ["EditStatusUpdate"] });
    expect(shop.board.statusUpdates).toMatchObject([{ status: "ON_TRACK", startDate: "2026-11-23" }]);
    shop.clock.pass(WEEK);
    expect(await run()).toMatchObject({ exitCode: 0, writes: ["CreateStatusUpdate"] });
    expect(shop.board.statusUpdates.map(({ startDate }) => startDate)).toEqual(["2026-11-23", "2026-11-30"]);
  });

  test.each([
    [
      "a workflow's own token",
      WITH_BOARD,
      null,
      /project 1 of shop is not there, or the token does not see it.*`project-token`/,
    ],
    ["an App that only reads boards", WITH_BOARD, "read", /organisation projects: write/],
    ["a flow map without a board", undefined, "write", /`project` section/],
  ] as const)("%s: red with what to do, and the summary is there", async (_what, map, level, message) => {
    const shop = await openWorkflowShop(map === undefined ? {} : { map });
    if (level !== null) shop.fake.seed.permissions(shop.installation, { organization_projects: level });
    const token = level === null ? "" : shop.fake.installationToken(shop.installation);
    const { exitCode, annotations, summary } = await shop.run({ ...UPDATE, "project-token": token });
    expect(exitCode).toBe(1);
    expect(annotations.filter(({ level: is }) => is === "error").map((one) => one.message)).toEqual([
      expect.stringMatching(message),
    ]);
    expect(summary).not.toBe("");
  });
});
