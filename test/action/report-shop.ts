import { onTestFinished } from "vitest";
import {
  type GitHubReport,
  type ReportOnGitHubOptions,
  reportOnGitHub,
} from "../../action/report-on-github.ts";
import type { Terminal } from "../../action/terminal.ts";
import type { BacklogRow } from "../github/backlog/backlog-row.ts";
import { buildShop, createClock, type Shop } from "../github/build-shop.ts";
import type { FakeGitHubOptions } from "../github/start-fake-github.ts";

export const REPORT_MAP = `version: 1
streams:
  checkout: { outcome: Shoppers pay in under a minute, expectation: { percent: 85, days: 14 }, words: [card] }
  refunds: { outcome: Money is back within two days }
  search: { outcome: People find what they came for }
labels: { blocked: [blocked, "waiting for legal"], started: [doing] }
report: { time-in-labels: [needs info], stages: [doing] }
`;

export interface ReportShop {
  readonly shop: Shop;
  readonly now: number;
  /** A workflow's token of shop/web. */
  readonly token: string;
  /** What was told on standard error. */
  readonly told: readonly string[];
  report(
    options?: Partial<ReportOnGitHubOptions>,
    tokens?: { token?: string; projectToken?: string },
  ): Promise<GitHubReport>;
}

/** A repository on the fake GitHub, shop/web, with a flow map and these issues, to be reported by a workflow. */
export async function openReportShop(
  rows: readonly BacklogRow[],
  map: string | null = REPORT_MAP,
  options: Pick<FakeGitHubOptions, "without"> = {},
): Promise<ReportShop> {
  const clock = createClock();
  const shop = await buildShop({ now: clock, ...options });
  const { fake } = shop;
  onTestFinished(() => fake.close());
  fake.as("mara").push("shop/web", ".github/flow-map.yml", map);
  fake.seed.backlog("shop/web", rows);
  const token = fake.workflowToken("shop/web", { issues: "read", contents: "read" });
  const told: string[] = [];
  const now = clock();
  return {
    shop,
    now,
    token,
    told,
    report: (options = {}, { token: given = token, projectToken = null } = {}) =>
      reportOnGitHub(
        { repositories: ["shop/web"], now, automation: [], ...options },
        { token: given, tokenName: "GITHUB_TOKEN", projectToken, apiUrl: fake.url },
        openListener(told),
      ),
  };
}

const openListener = (told: string[]): Terminal => ({
  print: () => {},
  warn: (text) => void told.push(text.trim()),
  inform: (text) => void told.push(text.trim()),
  annotate: null,
  width: 100,
  paint: (_style, text) => text,
  paintWarning: (_style, text) => text,
  progress: () => {},
});
