import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAll } from "./read-all.ts";

const issue = (number: number): string =>
  `{"number": ${number}, "title": "Issue ${number}", "state": "OPEN"}`;

describe("whatever one row holds", () => {
  const pieces = fc.constantFrom(...'{}[],:"\\ \u0001é', "{}", "[{", "null", '\\"', "");
  const good =
    '{"title": "a \\"b\\" c", "labels": [{"name": "x"}, {"name": "y"}], "state": "OPEN", "number": 2}';
  const spoiled = fc
    .array(fc.tuple(pieces, fc.nat(good.length), fc.nat(30)), { minLength: 1, maxLength: 4 })
    .map((edits) => {
      let row = good;
      for (const [piece, at, length] of edits) row = row.slice(0, at) + piece + row.slice(at + length);
      return row;
    });
  const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 });

  test("the rows of JSON Lines around it are read, unless it ends where a value may follow", () =>
    fc.assert(
      fc.asyncProperty(
        spoiled.filter((row) => !/[,:[]\s*$/.test(row)),
        sizes,
        async (row, cuts) => {
          const { issues, failure, problems } = await readAll(
            `${issue(1)}\n${row}\n${issue(3)}\n${issue(4)}`,
            cuts,
          );
          expect(failure).toBeNull();
          expect(issues.map(({ number }) => number).filter((number) => number !== 2)).toEqual([1, 3, 4]);
          for (const { line } of problems) expect(line).toBe(2);
        },
      ),
      { numRuns: 300 },
    ));

  test("an array is read to its end or the reading ends with a reason, and no row before it is lost", () =>
    fc.assert(
      fc.asyncProperty(spoiled, sizes, async (row, cuts) => {
        const { issues, failure, problems } = await readAll(`[${issue(1)},\n${row},\n${issue(3)}]`, cuts);
        expect(issues[0]?.number).toBe(1);
        for (const { message, line } of failure === null ? problems : [...problems, failure]) {
          expect(message).toMatch(/^[^\p{Cc}]+\.$/u);
          expect([2, 3]).toContain(line);
        }
      }),
      { numRuns: 300 },
    ));
});

test("brackets nested without end neither crash nor slow the reader", async () => {
  const deep = "[".repeat(200_000);
  const { problems, issues } = await readAll(`${issue(1)}\n{"a": ${deep}\n${issue(2)}`, [65_536]);
  expect(problems).toMatchObject([{ line: 2 }]);
  expect(issues).toHaveLength(1);
  const closed = await readAll(`[${deep}${"]".repeat(200_000)}, ${issue(2)}]`, [65_536]);
  expect(closed.problems).toMatchObject([
    { message: "Row 1: an issue is an object, but this row is a list." },
  ]);
  expect(closed.issues).toHaveLength(1);
});
