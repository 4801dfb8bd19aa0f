import { describe, expect, test } from "vitest";
import { compileRules } from "../../shared/decide/compile-rules.ts";
import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";
import type { HealthFigures } from "../../shared/metrics/health-figures.ts";
import { inventBacklog } from "../github/invent-backlog.ts";
import { findDifference } from "../metrics/find-difference.ts";
import { type Row, reportOf } from "../metrics/report-of.ts";
import { openReportShop, REPORT_MAP } from "./report-shop.ts";

const NOW = Date.parse("2026-11-23T10:00:00Z");
const ROWS = inventBacklog(300, NOW);
const DAY = 86_400_000;

const rowsOfShop = (rows: readonly object[]): Row[] => rows.map((row) => ({ repo: "shop/web", ...row }));
const withoutSource = ({ source: _, ...rest }: HealthFigures): object => rest;

describe("figures from GitHub", () => {
  test("are those of the same issues in a file", async () => {
    const { report } = await openReportShop(ROWS);
    const { figures } = (await report()).report;
    const { flowMap } = loadFlowMap(REPORT_MAP, "flow-map.yml");
    const now = new Date(NOW).toISOString();
    const automation = ["github-actions[bot]"];
    const file = await reportOf(rowsOfShop(ROWS), flowMap!, { now, weeks: 12, automation });
    expect(findDifference(withoutSource(file.figures), withoutSource(figures))).toBeNull();
    expect(figures.source).toMatchObject({ kind: "github", issues: 300, statusHistory: false });
    expect(figures.streams.map(({ open }) => open)).toEqual([30, 30, 30, 0]);
    expect(compileRules(flowMap!).streams.size).toBe(3);
  });

  test("know the board's history where a token sees the board", async () => {
    const { shop, report } = await openReportShop(ROWS, `${REPORT_MAP}project: { owner: shop, number: 1 }\n`);
    const projectToken = shop.fake.installationToken(shop.installation);
    const { figures } = (await report({}, { projectToken })).report;
    expect(figures.source).toMatchObject({ statusHistory: true });
    const [checkout] = figures.streams;
    expect(checkout!.bottleneck?.stages.map(({ stage }) => stage)).toEqual([
      "In Progress",
      "In Review",
      "Blocked",
    ]);
    expect(checkout!.flowEfficiency).toBe(1);
    const without = (await report()).report.figures;
    expect(without.source.statusHistory).toBe(false);
    expect(without.source.notes.join(" ")).toContain("board");
    expect(without.streams[0]!.flowEfficiencyReason).toContain("no status history");
  });

  test("are withheld where the board's history has gaps", async () => {
    const { shop, report } = await openReportShop(ROWS, `${REPORT_MAP}project: { owner: shop, number: 1 }\n`);
    const { fake } = shop;
    const issues = [...fake.world.issues.values()].flatMap((byNumber) => [...byNumber.values()]);
    const issue = issues.find(({ number }) => number === 291)!;
    // A move that left no event.
    const before = fake.world.timelines.get(issue)!.length;
    fake.as("mara").moveCard("shop#1", `shop/web#${issue.number}`, "Status", "Done");
    fake.world.timelines.get(issue)!.length = before;
    const projectToken = fake.installationToken(shop.installation);
    const { figures } = (await report({}, { projectToken })).report;
    expect(figures.source.notes.join(" ")).toContain("gaps");
    const gapped = figures.streams.filter(({ bottleneckReason }) => bottleneckReason?.includes("gaps"));
    expect(gapped).toHaveLength(1);
  });
});

describe("GitHub's limit", () => {
  const leave = async (points: number) => {
    const opened = await openReportShop(ROWS);
    opened.shop.fake.leavePoints(opened.token, points);
    return opened;
  };

  test("is told before anything is read", async () => {
    const { report, told } = await leave(500);
    await report();
    expect(told.join("\n")).toMatch(
      /^About to read \d+ issues: some \d+ requests and \d+ points of the \d+ that are left/m,
    );
  });

  test("allows less: the year before is left out, then weeks", async () => {
    const { report } = await leave(27);
    const { figures } = (await report({ weeks: 26 })).report;
    expect(figures.window.weeks.length).toBeLessThan(26);
    expect(figures.source.notes[0]).toMatch(/^\d+ weeks instead of 26/);
  });

  test("allows nothing: an error that says when, and nothing is read", async () => {
    const { shop, report } = await leave(10);
    await expect(report()).rejects.toThrow(
      /reading takes about \d+ points .* are left .* Run it again after 2026-/,
    );
    expect(shop.fake.requests.filter(({ documentName }) => documentName?.includes("Histories"))).toEqual([]);
  });

  test("is hit in the middle: an error that says how far it came", async () => {
    const { shop, report } = await openReportShop(ROWS);
    shop.fake.fail({
      when: ({ documentName }) => documentName === "ReadClosedHistories",
      trouble: { kind: "primary-limit" },
    });
    await expect(report()).rejects.toThrow(/GitHub was asked too much.* had been read/);
  });
});

describe("what there may be", () => {
  test("no issue at all", async () => {
    const { report } = await openReportShop([]);
    const { figures } = (await report()).report;
    expect(figures.coverage.open).toBe(0);
    expect(figures.streams.every(({ verdict }) => verdict === "too-little-data")).toBe(true);
  });

  test("issues are switched off", async () => {
    const { shop, report } = await openReportShop([]);
    shop.fake.seed.repository("shop/silent", { hasIssues: false, isPrivate: false });
    const { figures } = (await report({ repositories: ["shop/web", "shop/silent"] })).report;
    expect(figures.source.notes).toContain("Issues are switched off in shop/silent.");
  });

  test("several repositories make one report", async () => {
    const { shop, report } = await openReportShop(ROWS.slice(0, 40));
    shop.fake.seed.repository("shop/api", { isPrivate: false });
    shop.fake.seed.backlog("shop/api", ROWS.slice(0, 40));
    const { figures } = (await report({ repositories: ["shop/web", "shop/api"] })).report;
    expect(figures.source.issues).toBe(80);
    const { links } = await report({ repositories: ["shop/web", "shop/api"] });
    expect(links.search("is:open")).toContain("repo%3Ashop%2Fweb%20repo%3Ashop%2Fapi");
  });

  test("an answer that breaks off, and an outage: read again, in smaller pages", async () => {
    const { shop, report } = await openReportShop(ROWS);
    const of =
      (name: string) =>
      ({ documentName }: { documentName: string | null }) =>
        documentName === name;
    shop.fake.fail({ when: of("ReadOpenHistories"), trouble: { kind: "status", status: 502 } });
    shop.fake.fail({ when: of("ReadClosedHistories"), trouble: { kind: "cut-answer" } });
    expect((await report()).report.figures.source.issues).toBe(300);
  });

  test("no flow map", async () => {
    const { report } = await openReportShop([], null);
    await expect(report()).rejects.toThrow("shop/web has no .github/flow-map.yml on its default branch");
  });

  test("a repository that the token does not see", async () => {
    const { report } = await openReportShop([]);
    await expect(report({ repositories: ["shop/web", "shop/elsewhere"] })).rejects.toThrow(/Check the name/);
  });
});

test("an instant in the past: what came later has not happened", async () => {
  const { report } = await openReportShop(ROWS);
  const { figures } = (await report({ now: NOW - 60 * DAY })).report;
  expect(figures.window.to < "2026-09-25").toBe(true);
  expect(figures.source.notes.join(" ")).toMatch(/issues left out that did not exist yet/);
});

test("a bot that puts stream labels and is not named as automation is told of", async () => {
  const label = {
    event: "labeled",
    at: "2026-11-02T00:00:00Z",
    actor: "streamkeeper[bot]",
    label: "stream: refunds",
  };
  const row = { ...ROWS[0]!, number: 1, labels: ["stream: refunds"], events: [label] };
  const { report } = await openReportShop([row]);
  const { figures } = (await report()).report;
  expect(figures.source.notes.join(" ")).toContain(
    "Stream labels by streamkeeper[bot] count as a person's choice",
  );
  const named = (await report({ automation: ["streamkeeper[bot]"] })).report.figures;
  expect(named.source.notes.join(" ")).not.toContain("streamkeeper");
});
