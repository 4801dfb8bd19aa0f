import { expect, test } from "vitest";
import { mayConnect } from "../../shared/backlog/may-connect.ts";
import { readBacklog } from "../../shared/backlog/read-backlog.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const PLAIN = { number: 1, title: "A parent blockedBy comments", state: "OPEN", body: "my subIssues" };

test.each([
  ["a parent", JSON.stringify({ ...PLAIN, parent: 2 }), true],
  ["blockers", JSON.stringify({ ...PLAIN, blockedBy: [2] }), true],
  ["sub-issues", JSON.stringify({ ...PLAIN, subIssues: [2] }, null, 2), true],
  ["comments", JSON.stringify({ ...PLAIN, comments: [] }), true],
  ["a comment's event", JSON.stringify({ ...PLAIN, events: [{ event: "commented" }] }), true],
  ["a key in escapes", '{"p\\u0061rent":2}', true],
  ["the words in a text", JSON.stringify(PLAIN), false],
])("%s", (_, row, expected) => {
  expect(mayConnect(bytesOf(row))).toBe(expected);
});

test("rows that are passed over keep the lines and names of the others", async () => {
  async function* file(): AsyncGenerator<Uint8Array> {
    yield bytesOf(`${JSON.stringify(PLAIN)}\n{"number":2,"parent":"x"}\n`);
  }
  const options = { isAutomation: () => false, commentsKnown: false, timesNeeded: false };
  const rows = [];
  for await (const row of readBacklog(file(), { ...options, passOver: (bytes) => !mayConnect(bytes) }))
    rows.push(row);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    line: 2,
    problems: [{ message: expect.stringContaining("Row 2 (#2)") }, {}, {}],
  });
});
