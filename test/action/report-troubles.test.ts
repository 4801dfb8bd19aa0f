import { describe, expect, test } from "vitest";
import type { Trouble } from "../github/faults/fault.ts";
import { inventBacklog } from "../github/invent-backlog.ts";
import { openReportShop, REPORT_MAP } from "./report-shop.ts";
import { runCliOn } from "./run-cli-on.ts";

const NOW = Date.parse("2026-11-23T10:00:00Z");
const ROWS = inventBacklog(40, NOW);
const WITH_BOARD = `${REPORT_MAP}project: { owner: shop, number: 1 }\n`;

describe("a board that can't be read: the report does without, and says so", () => {
  test.each<[string, string, Trouble, RegExp]>([
    ["an outage", "ReadBoard", { kind: "status", status: 502 }, /did not answer/],
    ["an outage later on", "ReadStatuses", { kind: "status", status: 502 }, /did not answer/],
    ["no right to its issues", "ReadStatuses", { kind: "status", status: 403 }, /does not allow/],
    [
      "a limit",
      "ReadStatuses",
      { kind: "secondary-limit", retryAfterS: 60 },
      /asked too much.* Run it again/,
    ],
  ])("%s", async (_, documentName, trouble, reason) => {
    const { shop, report, told } = await openReportShop(ROWS, WITH_BOARD);
    const projectToken = shop.fake.installationToken(shop.installation);
    shop.fake.fail({ when: (request) => request.documentName === documentName, trouble, times: 20 });
    const { source } = (await report({}, { projectToken })).report.figures;
    const start =
      "The history of the board (project 1 of shop) could not be read, so this report does without: ";
    expect(source).toMatchObject({ issues: 40, statusHistory: false });
    const note = source.notes.find((one) => one.startsWith(start));
    expect(note).toMatch(reason);
    expect(told).toContain(note);
  });

  test("a token for it that is not good: warned, with what it takes", async () => {
    const { report, told } = await openReportShop(ROWS, WITH_BOARD);
    const { source } = (await report({}, { projectToken: "ghs_gone" })).report.figures;
    const note = source.notes.find((one) => one.includes("project 1 of shop"));
    expect(note).toMatch(/STREAMKEEPER_PROJECT_TOKEN does not see it.* organisation projects: read/);
    expect(told).toContain(note);
  });
});

test.each<[string, string, RegExp]>([
  ["is not there", "shop/nowhere", /^shop\/nowhere: GitHub does not find it/],
  ["has no history to be read", "shop/api", /^shop\/api: GitHub did not answer.* Try again later\.$/],
])("of several repositories one that %s is named", async (_, name, message) => {
  const { shop, report } = await openReportShop(ROWS);
  shop.fake.seed.repository("shop/api", { isPrivate: false });
  shop.fake.fail({
    when: ({ documentName, body }) => documentName === "ReadOpenHistories" && body.includes('"api"'),
    trouble: { kind: "status", status: 502 },
    times: 20,
  });
  await expect(report({ repositories: ["shop/web", name] })).rejects.toThrow(message);
});

describe("never a wrong number", () => {
  test("a repository that is named twice counts once, by a former name, too", async () => {
    const { shop, report } = await openReportShop(ROWS);
    const open = async (...repositories: string[]) =>
      (await report({ repositories })).report.figures.coverage.open;
    const once = await open("shop/web");
    shop.fake.as("mara").renameRepository("shop/web", "site");
    expect(await open("shop/site", "shop/web")).toBe(once);
    const args = ["report", "--repo", "shop/site", "--repo", "Shop/SITE", "--json", "-"];
    const token = shop.fake.installationToken(shop.installation);
    const { exitCode, stdout, stderr } = await runCliOn(shop.fake.url, token, args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.stringContaining("read 40 issues:") });
    expect(JSON.parse(stdout)).toMatchObject({ coverage: { open: once } });
  });

  test("a blocker out of sight is told of, and neither counted nor named", async () => {
    const { shop, report } = await openReportShop([]);
    const { fake, clock } = shop;
    const mara = fake.as("mara");
    fake.seed.repository("shop/secret", { isPrivate: true });
    const [waiting, freed] = [1, 2].map(() => mara.openIssue("shop/web", { title: "The card is refused" }));
    const hidden = mara.openIssue("shop/secret", { title: "A takeover" });
    for (const issue of [waiting!, freed!]) mara.block(issue, hidden);
    mara.unblock(freed!, hidden);
    clock.pass(3_600_000);
    const { figures } = (await report({ now: clock() })).report;
    expect(figures.source.notes.join(" ")).toContain(
      "1 open item that an issue out of sight was said to block",
    );
    expect(figures.streams.map(({ blocked }) => blocked.count)).toEqual([0, 0, 0, 0]);
    expect(JSON.stringify(figures)).not.toMatch(/secret|takeover/);
  });

  test("clocks that disagree: no time is negative, and what is yet to come has not happened", async () => {
    const skewed = [1, 2, 3, 4, 5].map((number) => ({
      number,
      title: "The card is refused",
      state: "CLOSED",
      stateReason: "COMPLETED",
      createdAt: "2026-11-10T10:00:00Z",
      closedAt: "2026-11-09T10:00:00Z",
    }));
    const future = { number: 6, title: "The card", state: "OPEN", createdAt: "2026-12-01T00:00:00Z" };
    const { report } = await openReportShop([...skewed, future]);
    const { streams, source } = (await report()).report.figures;
    expect(streams[0]!.leadTime).toMatchObject({ n: 5, p50: 0 });
    expect(streams[0]!.throughput.at(-2)).toBe(5);
    expect(source.notes).toContain(
      "5 issues closed before the creation, as the data says: taken as closed at that moment.",
    );
    expect(source.notes).toContain("1 issue left out that did not exist yet.");
  });

  test("what an older server does not know is told", async () => {
    const without = ["Issue.blockedBy", "Issue.subIssues", "Issue.issueType"];
    const { report } = await openReportShop(ROWS, REPORT_MAP, { without });
    const { notes } = (await report()).report.figures.source;
    expect(notes).toContain(
      "This GitHub server does not tell sub-issues, issue types: the report does without.",
    );
    const now = (await (await openReportShop(ROWS)).report()).report.figures.source.notes;
    expect(now.join(" ")).not.toContain("does not tell");
  });
});
