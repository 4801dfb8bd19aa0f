import { describe, expect, test } from "vitest";
import {
  created,
  createdUntil,
  dropped,
  finished,
  IS_OPEN,
  isBlocked,
  searchItems,
  withLabel,
} from "../../shared/report/search-queries.ts";
import { flowMapOf } from "../decide/build.ts";

const MAP = flowMapOf(`
streams:
  checkout: { aliases: ["area/checkout"] }
  refunds:
  old-pay: { retired: { into: checkout } }
`);
const WEEK = { from: Date.parse("2026-09-07T00:00:00Z"), to: Date.parse("2026-09-14T00:00:00Z") };

describe("where", () => {
  test.each([
    ["refunds", 'is:issue is:open label:"stream: refunds"'],
    ["checkout", 'is:issue is:open label:"stream: checkout","area/checkout","stream: old-pay"'],
    [
      null,
      'is:issue is:open -label:"stream: checkout" -label:"area/checkout" -label:"stream: refunds" -label:"stream: old-pay"',
    ],
    ["all", "is:issue is:open"],
  ])("in %s", (stream, expected) => {
    expect(searchItems(stream, MAP, IS_OPEN)).toBe(expected);
  });

  test("what the map ignores or holds for finished is not looked for", () => {
    const map = flowMapOf(`
streams: { pay: }
labels: { done: [shipped] }
ignore: { labels: [question], types: [Epic], authors: [mara, "dependabot[bot]"], created-before: 2024-01-01 }
`);
    expect(searchItems("pay", map, IS_OPEN)).toBe(
      'is:issue is:open label:"stream: pay" -label:"question" -label:"shipped" -type:"Epic" -author:mara -author:app/dependabot created:>=2024-01-01T00:00:00Z',
    );
    expect(searchItems("pay", map, created(WEEK))).toBe(
      'is:issue created:2026-09-07..2026-09-13 label:"stream: pay" -label:"question" -type:"Epic" -author:mara -author:app/dependabot',
    );
  });
});

test("a label's quotes and backslashes are escaped", () => {
  expect(withLabel('say "hi"', "a\\b")).toBe('label:"say \\"hi\\"","a\\\\b"');
});

test("when", () => {
  expect(finished(WEEK)).toBe("closed:2026-09-07..2026-09-13 reason:completed");
  expect(dropped(WEEK)).toBe("closed:2026-09-07..2026-09-13 -reason:completed");
  expect(created({ from: WEEK.from + 1000, to: WEEK.to })).toBe(
    "created:2026-09-07T00:00:01Z..2026-09-14T00:00:00Z",
  );
  expect(createdUntil(WEEK.to)).toBe("created:<=2026-09-14T00:00:00Z");
});

test("blocked is by another issue, or by any of the map's labels", () => {
  expect(isBlocked(MAP)).toBe('(is:blocked OR label:"blocked")');
  expect(isBlocked({ ...MAP, labels: { ...MAP.labels, blocked: [] } })).toBe("is:blocked");
});
