import { describe, expect, test } from "vitest";
import { LARGEST_ROW } from "../../shared/backlog/row-bytes.ts";
import { readAll } from "./read-all.ts";

const issue = (number: number): string =>
  `{"number": ${number}, "title": "Issue ${number}", "state": "OPEN"}`;

describe("a row that is too large", () => {
  const huge = `{"number": 2, "title": "Huge", "state": "OPEN", "body": "${"x".repeat(LARGEST_ROW)}"}`;

  test.each([
    ["an array", `[${issue(1)},\n${huge},\n${issue(3)}]`],
    ["JSON Lines", `${issue(1)}\n${huge}\n${issue(3)}`],
  ])("is told, and read over, in %s", async (_, file) => {
    const { issues, problems, failure } = await readAll(file, [65_536]);
    expect(failure).toBeNull();
    expect(problems).toMatchObject([
      { line: 2, message: "Row 2: the row is larger than 8 MiB, the most that is read." },
    ]);
    expect(issues.map(({ number }) => number)).toEqual([1, 3]);
  });

  test("may be up to the limit", async () => {
    const around = issue(1).replace("}", ', "body": ""}');
    const body = "x".repeat(LARGEST_ROW - around.length);
    const { issues } = await readAll(`[${around.replace('""', `"${body}"`)}]`, [100_000]);
    expect(issues[0]?.body).toBe(body);
  });

  test("is explained by the error that made it so", async () => {
    const rows = Array.from({ length: 17 }, () => `{"body": "${"x".repeat(500_000)}"}`).join(",");
    const { failure } = await readAll(`[{"title": "a"b", "labels": [{"name": "x"}],${rows}]`, [65_536]);
    expect(failure?.message).toMatch(/not valid JSON: expected "," or "}", found "b"/);
  });
});
