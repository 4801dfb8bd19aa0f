import { describe, expect, test } from "vitest";
import type { Issue } from "../../shared/domain/issue.ts";
import { checkDocument } from "./check-document.ts";
import { gather } from "./gather.ts";
import { gatherIssues } from "./gather-issues.ts";
import { mockGitHub, NOW, WIRE, type WireAnswer } from "./mock-github.ts";
import { BOARD, LOOKUP } from "./open-shop-readers.ts";
import { answerIssue, ISSUE_PART, openWireReaders } from "./wire-readers.ts";

const github = mockGitHub();
const GRAPHQL = "/api/graphql";
const ACME = { owner: "acme", repo: "shop" };
const ONE = { ...ACME, number: 12 };
const page = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };
const inRepository = (answer: object) => ({ repository: { map: null, ...answer } });

type Readers = ReturnType<typeof openWireReaders>;
type Row = readonly [
  name: string,
  read: (readers: Readers) => Promise<unknown>,
  variables: object,
  data: object,
];

const ROWS: readonly Row[] = [
  [
    "ReadIssue",
    ({ issues }) => issues.readIssue(ONE, { ...BOARD, comments: ["IC_7"] }),
    { ...ONE, comments: ["IC_7"], heard: false, field: "Stream" },
    answerIssue(ISSUE_PART),
  ],
  [
    "ReadOpenIssues",
    ({ pages }) => gatherIssues(pages, LOOKUP, ACME),
    { ...ACME, after: null, size: 100 },
    { viewer: { login: "s[bot]" }, ...inRepository({ issues: page }) },
  ],
  [
    "CountOpenIssues",
    ({ issues }) => issues.countOpenIssues(ACME),
    ACME,
    inRepository({ issues: { totalCount: 3 } }),
  ],
  [
    "ListOpenIssues",
    ({ related }) => gather(related.listOpenIssues(ACME)),
    { ...ACME, after: null },
    inRepository({ issues: page }),
  ],
  [
    "ListBlockedIssues",
    ({ related }) => related.listBlockedIssues(ONE),
    ONE,
    inRepository({ issue: { list: page } }),
  ],
  [
    "ListSubIssues",
    ({ related }) => related.listSubIssues(ONE),
    ONE,
    inRepository({ issue: { list: page } }),
  ],
  ["FindIssue", ({ related }) => related.findIssue("I_1"), { id: "I_1" }, { node: {} }],
  ["ReadMap", ({ maps }) => maps.readMap(ACME), ACME, inRepository({ file: null })],
  ["ReadFormerMaps", ({ maps }) => maps.readFormerMaps(ACME), ACME, inRepository({ defaultBranchRef: null })],
  ["ReadFeatures", ({ readFeatures }) => readFeatures(), {}, { issue: null, items: null }],
  [
    "MeasureRepository",
    ({ histories }) => histories.measure(ACME, NOW),
    { ...ACME, since: "2026-11-23T10:00:00.000Z" },
    {
      rateLimit: null,
      ...inRepository({ hasIssuesEnabled: true, open: { totalCount: 1 }, closed: { totalCount: 2 } }),
    },
  ],
  [
    "ReadStatuses",
    ({ statuses }) => statuses.readStatuses(BOARD.board!, [{ id: "I_1", issue: {} as Issue }]),
    { ids: ["I_1"], field: "Stream" },
    { viewer: { login: "s[bot]" }, nodes: [null] },
  ],
  ["ReadIdentity", ({ readIdentity }) => readIdentity(), {}, { viewer: { login: "streamkeeper[bot]" } }],
];

/** Only long lists are asked for again, in smaller pages: 25, 9, 3, 1 and 100, 34, 12, 4, 2, 1. */
const REPEATED: Readonly<Record<string, number>> = { ReadOpenIssues: 4, ReadStatuses: 6 };

const limited = {
  status: 200,
  body: { errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded." }] },
  headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(NOW / 1000 + 600) },
};

const FAILURES: readonly (readonly [string, WireAnswer, string, number | null])[] = [
  ["403", WIRE.forbidden, "forbidden", null],
  ["404", WIRE.missing, "gone", null],
  ["502", WIRE.badGateway, "unavailable", null],
  ["a secondary limit", WIRE.secondaryLimit, "limited", NOW + 42_000],
  ["the hour's limit", limited, "limited", NOW + 600_000],
  ["an answer that breaks off", WIRE.half, "unavailable", null],
  ["an answer without data", { status: 200, body: {} }, "unavailable", null],
];

describe.each(ROWS)("%s", (name, read, variables, data) => {
  test("is one POST of a document, with its values as variables alone", async () => {
    github.reply("POST", GRAPHQL, { status: 200, body: { data } });
    await read(openWireReaders());
    expect(github.seen).toHaveLength(1);
    const [{ headers, body }] = github.seen as [(typeof github.seen)[number]];
    const query = body.query as string;
    expect(headers.authorization).toBe("bearer t");
    expect(Object.keys(body).sort()).toEqual(
      Object.keys(variables).length > 0 ? ["query", "variables"] : ["query"],
    );
    expect(query).toMatch(new RegExp(`^query ${name}\\b`));
    expect(query).not.toMatch(/acme|"shop|I_1|IC_7|"Stream"/);
    expect(body.variables ?? {}).toEqual(variables);
    expect(checkDocument(query, variables as Record<string, unknown>)).toEqual([]);
  });

  test.each(FAILURES)("%s", async (_what, answer, kind, retryAt) => {
    github.reply("POST", GRAPHQL, answer, 10);
    await expect(read(openWireReaders())).rejects.toMatchObject({ name: "GitHubError", kind, retryAt });
    expect(github.seen).toHaveLength(kind === "unavailable" ? (REPEATED[name] ?? 1) : 1);
  });
});

describe("the installation's repositories", () => {
  const pathOf = (number: number) => `/api/v3/installation/repositories?per_page=100&page=${number}`;
  const list = () => gather(openWireReaders().related.listRepositories());
  const answerWith = (repositories: object[]) => ({
    status: 200,
    body: { total_count: repositories.length, repositories },
  });

  test("are read by REST, in pages of 100; archived ones are left out", async () => {
    const full = Array.from({ length: 100 }, (_, index) => ({
      full_name: `acme/r${index}`,
      archived: index > 0,
    }));
    github.reply("GET", pathOf(1), answerWith(full));
    github.reply("GET", pathOf(2), answerWith([{ full_name: "acme/last" }]));
    expect(await list()).toEqual([
      { owner: "acme", repo: "r0" },
      { owner: "acme", repo: "last" },
    ]);
    expect(github.seen.map(({ line }) => line)).toEqual([`GET ${pathOf(1)}`, `GET ${pathOf(2)}`]);
  });

  const spent = { ...limited, ...WIRE.forbidden };
  test.each([
    ...FAILURES.slice(0, 4),
    ["the hour's limit", spent, "limited", NOW + 600_000] as const,
    ["an answer that breaks off", WIRE.half, "unavailable", null] as const,
  ])("%s", async (_what, answer, kind, retryAt) => {
    github.reply("GET", pathOf(1), answer, 3);
    await expect(list()).rejects.toMatchObject({ name: "GitHubError", kind, retryAt });
    expect(github.seen).toHaveLength(1);
  });
});
