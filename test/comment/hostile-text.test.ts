import { describe, expect, test } from "vitest";
import { writeComment } from "../../shared/comment/write-comment.ts";
import type { Decision } from "../../shared/domain/decision.ts";
import { CHECK_NAMES, type CheckName, type Finding } from "../../shared/domain/finding.ts";
import type { FlowMap } from "../../shared/domain/flow-map.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import { flowMapOf } from "../decide/build.ts";
import { BLOCKED, linesFor, SHOP } from "./lines-for.ts";

describe("strangers' texts do nothing", () => {
  const HOSTILE = [
    "@octocat",
    "#12",
    "acme/other#12",
    "https://evil.example/x",
    "www.evil.example",
    "[x](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "<b>bold</b>",
    "<img src=x>",
    "<!-- streamkeeper:comment -->",
    "--> <script>",
    "a | b",
    "__x__ and *y*",
    "`x`",
    "::error::x",
    "##[error]x",
    "\u202e\u0000\ud800",
    "# heading",
    "- [ ] task",
    "first\n\n# second",
    ":tada:",
    "$$x$$",
  ];
  /** What GitHub would act on, looked for in the Markdown where backslashes and entities have taken their effect. */
  const ACTS =
    /(^|[^\\])[<`*_[\]|]|@[\w-]|#\d|https?:\/\/|www\.|!\[|<!--|-->|::|##\[|:\w+:|(^|[^\\\u200b])\$|[\u202a-\u202e]|(?!\n)\p{Cc}|^- [#>+=]/mu;

  /** All that a comment repeats, each text once: what stands between our own words. */
  function repeated(hostile: string): string {
    const flowMap: FlowMap = {
      ...flowMapOf(SHOP),
      streams: flowMapOf(SHOP).streams.map((stream) => ({ ...stream, name: hostile, outcome: hostile })),
    };
    const evidence = (["title", "body", "label", "form", "type", "service"] as const).map(
      (where) => ({ rule: "services.api", where, text: hostile, points: 1 }) as const,
    );
    const decision: Decision = {
      outcome: "unmapped",
      stream: null,
      source: null,
      candidates: [{ stream: "checkout", points: 6, evidence }],
      contested: [],
      removed: [],
    };
    const findings: Finding[] = [
      { check: "unmapped", message: hostile },
      { check: "block-cleared", message: hostile },
    ];
    const [marker, ...lines] = (writeComment({ decision, findings, flowMap, mapUrl: null }) ?? "").split(
      "\n",
    );
    expect(marker).toBe("<!-- streamkeeper:comment -->");
    expect(lines).toHaveLength(4);
    return lines.slice(1, 2).concat(lines.slice(3)).join("\n").replaceAll("**", "");
  }

  test.each(HOSTILE)("%j", (hostile) => {
    const text = repeated(hostile);
    expect(text).not.toMatch(ACTS);
    expect(text).toBe(text.toWellFormed());
  });

  test("an ordinary text stands as it is", () =>
    expect(repeated("Shoppers pay, at last")).toContain(
      '(Shoppers pay, at last): "Shoppers pay, at last" in the title, +1',
    ));

  test("an issue of another repository is not named", () => {
    const ref = { repo: "acme/secret", number: 4711, open: true };
    const lines = linesFor(
      { labels: ["stream: search"] },
      {
        map: `${SHOP}checks: { cross-stream-block: comment, off-parent: comment }`,
        neighbours: {
          blockers: [{ ref, open: true, stream: "refunds" }],
          parent: { ref, stream: "refunds" },
        },
      },
    );
    expect(lines).toHaveLength(3);
    expect(lines.join("\n")).not.toMatch(/secret|4711/);
  });
});

describe("size and sameness", () => {
  const everything = CHECK_NAMES.map((check: CheckName): string => `${check}: comment`).join(", ");
  const hostile: Partial<Issue> = {
    title: "<&$".repeat(90),
    body: "`$&<".repeat(10_000),
    labels: [
      "blocked",
      ...Array.from({ length: 99 }, (_, index) => `stream: $&<>@#${index}${"<".repeat(30)}`),
    ],
  };

  test("far below GitHub's limit, whatever an issue holds", () => {
    const map = `${SHOP}checks: { ${everything} }`;
    const lines = linesFor(hostile, { ...BLOCKED, map });
    const bytes = new TextEncoder().encode(lines.join("\n")).length;
    expect(lines.length).toBeGreaterThan(4);
    expect(bytes).toBeLessThan(20_000);
  });

  test("the same input gives the same bytes", () => {
    const map = `${SHOP}checks: { ${everything} }`;
    expect(linesFor(hostile, { ...BLOCKED, map })).toEqual(linesFor(hostile, { ...BLOCKED, map }));
  });

  test("labels that mean nothing change nothing", () =>
    expect(linesFor({ title: "refund", labels: ["bug", "ux"] })).toEqual(
      linesFor({ title: "refund", labels: ["ux"] }),
    ));
});
