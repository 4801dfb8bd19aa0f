import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { OUTPUT_NAMES } from "../../action/outputs.ts";
import { MAP_PATH } from "../action/temporary-folder.ts";
import { listWritesSince, MAP, openWorkflowShop, RIGHTS } from "./open-workflow-shop.ts";
import { listCommands } from "./read-annotations.ts";

const readText = (folder: string, name: string): string => readFileSync(join(folder, name), "utf8");

describe("command: report", () => {
  test("with nothing but the defaults: the page as the job's summary, outputs, and not one write", async () => {
    const shop = await openWorkflowShop();
    const { exitCode, stderr, annotations, summary, outputs, workspace } = await shop.run();
    expect({ exitCode, stderr, annotations }).toEqual({ exitCode: 0, stderr: "", annotations: [] });
    expect(summary).toMatch(/^### Week 47: 1 of 3 streams needs attention\n/);
    expect(summary).toContain(`[This run](${shop.fake.url}/shop/web/actions/runs/4711)`);
    expect([...Object.keys(outputs), "changed", "left"]).toEqual([...OUTPUT_NAMES]);
    expect(outputs).toMatchObject({ attention: "1", unmapped: "0", coverage: "100", "json-path": "" });
    expect(outputs.headline).toMatch(/^1 of 3 streams needs attention: Checkout/);
    expect(listWritesSince(shop)).toEqual([]);
    expect(readdirSync(workspace)).toEqual([]);
  });

  test("files are the same page and the figures behind it; missing folders are made", async () => {
    const shop = await openWorkflowShop();
    const inputs = { "json-path": "out/figures.json", "markdown-path": "page.md", weeks: "6" };
    const { summary, outputs, workspace } = await shop.run(inputs);
    const figures = JSON.parse(readText(workspace, "out/figures.json")) as { window: { weeks: string[] } };
    expect(figures.window.weeks).toHaveLength(6);
    expect(readText(workspace, "page.md")).toBe(summary);
    expect(outputs).toMatchObject({ "json-path": "out/figures.json", "markdown-path": "page.md" });
    expect(readdirSync(join(workspace, "out"))).toEqual(["figures.json"]);
  });

  test("a file that can't be written: red, and all else is there", async () => {
    const shop = await openWorkflowShop();
    const files = { "taken/by-a-file": "" };
    const { exitCode, annotations, summary, outputs, workspace } = await shop.run(
      { "json-path": "taken", "markdown-path": "page.md" },
      { files },
    );
    expect(exitCode).toBe(1);
    expect(annotations).toMatchObject([
      { level: "error", message: expect.stringMatching(/^json-path: .*folder/) },
    ]);
    expect(summary).not.toBe("");
    expect(outputs).toMatchObject({ attention: "1", "json-path": "", "markdown-path": "page.md" });
    expect(readdirSync(workspace).sort()).toEqual(["page.md", "taken"]);
  });

  test.each([
    ["attention", "fail-on: attention. 1 stream needs attention."],
    ["unmapped>0", null],
  ])("fail-on: %s", async (failOn, message) => {
    const shop = await openWorkflowShop();
    const { exitCode, annotations, summary } = await shop.run({ "fail-on": failOn });
    expect(exitCode).toBe(message === null ? 0 : 1);
    expect(annotations.map((one) => one.message)).toEqual(message === null ? [] : [message]);
    expect(summary).not.toBe("");
  });

  test("a map of the workspace wins over the repository's", async () => {
    const shop = await openWorkflowShop({ map: null });
    const files = { "maps/other.yml": MAP.replace("  search:", "  finding:") };
    const { exitCode, summary } = await shop.run({ map: "maps/other.yml" }, { files });
    expect(exitCode).toBe(0);
    expect(summary).toContain("**Finding**");
  });

  test("an Enterprise Server's address", async () => {
    const shop = await openWorkflowShop();
    const { exitCode, summary } = await shop.run({}, { apiUrl: `${shop.fake.url}/api/v3` });
    expect(exitCode).toBe(0);
    expect(summary).toContain(`(${shop.fake.url}/shop/web/issues/`);
    expect(summary).not.toContain("/api/v3");
  });

  test("what the authors of issues wrote makes nothing red, and is no command to the runner", async () => {
    const shop = await openWorkflowShop({ issues: 5 });
    const title = '::error::boom\n##[error]boom "><script>@mara #1 | `x`';
    for (let count = 0; count < 3; count++) shop.fake.as("sam").openIssue("shop/web", { title });
    shop.clock.pass(60_000);
    const { exitCode, log, outputs } = await shop.run();
    expect({ exitCode, unmapped: outputs.unmapped }).toEqual({ exitCode: 0, unmapped: "3" });
    expect(listCommands(log)).toEqual([expect.stringMatching(/^::add-mask::/)]);
  });
});

describe("what goes wrong", () => {
  test("every wrong input at once, with what it may be, and before anything is read", async () => {
    const shop = await openWorkflowShop();
    const { exitCode, annotations, summary } = await shop.run({
      weeks: "3",
      "post-to": "slack",
      now: "today",
    });
    expect(exitCode).toBe(1);
    expect(annotations).toHaveLength(1);
    expect(annotations[0]!.message.split("\n")).toEqual([
      'weeks: "3" is not valid. Write a whole number from 4 to 52.',
      'now: "today" is not valid. Write an instant such as 2026-06-15T09:00:00Z.',
      'post-to: "slack" is not valid. Write summary or issue.',
    ]);
    expect(summary).toBe("");
    expect(shop.fake.requests).toEqual([]);
  });

  test("no flow map: how to add one", async () => {
    const shop = await openWorkflowShop({ map: null });
    const { exitCode, annotations, outputs } = await shop.run();
    expect({ exitCode, outputs }).toEqual({ exitCode: 1, outputs: {} });
    expect(annotations[0]!.message).toMatch(
      /^shop\/web has no \.github\/flow-map\.yml.*\n\nversion: 1\nstreams:/,
    );
  });

  test("an invalid one: its problems at their lines; the last valid one stays in force", async () => {
    const shop = await openWorkflowShop();
    shop.fake.as("mara").push("shop/web", MAP_PATH, `${MAP}strems: {}\n`);
    const { exitCode, annotations, summary } = await shop.run();
    expect(exitCode).toBe(0);
    expect(annotations).toMatchObject([
      {
        level: "error",
        file: MAP_PATH,
        line: String(MAP.split("\n").length),
        title: "Flow map: unknown-key",
      },
      { level: "warning", message: expect.stringContaining("Its last valid version stays in force.") },
    ]);
    expect(summary).toContain("The flow map on the default branch is not valid");
    expect(summary).toContain("**Checkout**");
  });

  test("an invalid one without any valid before: red, nothing is written", async () => {
    const shop = await openWorkflowShop({ map: "version: 1\nstreams: []\n" });
    const { exitCode, annotations, summary, workspace } = await shop.run({ "json-path": "figures.json" });
    expect(exitCode).toBe(1);
    expect(annotations.filter(({ file }) => file === MAP_PATH)).not.toEqual([]);
    expect(annotations.at(-1)!.message).toContain("The flow map of shop/web is not valid: 1 error.");
    expect({ summary, isThere: existsSync(join(workspace, "figures.json")) }).toEqual({
      summary: "",
      isThere: false,
    });
  });

  test("a token that is not good any more", async () => {
    const shop = await openWorkflowShop();
    const { exitCode, annotations, log } = await shop.run({}, { token: "ghs_gone" });
    expect(exitCode).toBe(1);
    expect(annotations[0]!.message).toMatch(/^github-token: /);
    expect(log.replace("::add-mask::ghs_gone", "")).not.toContain("ghs_gone");
  });

  test("an empty token says so", async () => {
    const shop = await openWorkflowShop();
    const { exitCode, annotations } = await shop.run({ "github-token": "" });
    expect(exitCode).toBe(1);
    expect(annotations[0]!.message).toMatch(/^github-token is empty/);
  });

  test("another repository that fewer people may see is not shown in this one's summary", async () => {
    const shop = await openWorkflowShop();
    shop.fake.seed.repository("shop/open", { isPrivate: false });
    const token = shop.fake.installationToken(shop.installation);
    const repositories = "shop/open\nshop/web";
    const { exitCode, annotations, summary } = await shop.run(
      { repositories },
      { token, repository: "shop/open" },
    );
    expect({ exitCode, summary }).toEqual({ exitCode: 1, summary: "" });
    expect(annotations[0]!.message).toMatch(/^repositories: shop\/web is less visible than shop\/open/);
    expect(shop.fake.requests.map(({ documentName }) => documentName)).toEqual(["ReadVisibilities"]);
  });

  test("several repositories in one report, the flow map of the first", async () => {
    const shop = await openWorkflowShop({ issues: 5 });
    shop.fake.seed.repository("shop/api");
    shop.fake.as("mara").openIssue("shop/api", { title: "The cart is empty" });
    shop.clock.pass(60_000);
    const token = shop.fake.installationToken(shop.installation);
    const { exitCode, summary } = await shop.run(
      { repositories: "shop/web\n\nshop/api\nshop/WEB" },
      { token },
    );
    expect(exitCode).toBe(0);
    expect(summary).toContain("6 issues from GitHub");
  });

  test("too few points left: told before anything is read, with when there are more", async () => {
    const shop = await openWorkflowShop();
    const token = shop.fake.workflowToken("shop/web", RIGHTS);
    shop.fake.leavePoints(token, 8);
    const { exitCode, annotations, summary } = await shop.run({}, { token });
    expect({ exitCode, summary }).toEqual({ exitCode: 1, summary: "" });
    expect(annotations.at(-1)!.message).toMatch(
      /takes about 8 points.*are left for this hour.*Run it again after/,
    );
  });
});
