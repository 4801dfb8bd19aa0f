import { describe, expect, test } from "vitest";
import { COMMENT_MARKER } from "../../shared/domain/marker.ts";
import { readOne } from "./read-one.ts";

const at = (text: string): number => Date.parse(text);

describe("comments", () => {
  const comment = (login: string | null, body: string, more: object = {}): object => ({
    author: login === null ? null : { login },
    body,
    createdAt: "2026-01-02T00:00:00Z",
    ...more,
  });
  const commented = (actor: string): object => ({ event: "commented", at: "2026-01-02T00:00:00Z", actor });

  test.each([
    ["nothing that speaks of comments", {}, false, false],
    ["a file that holds comments", {}, true, true],
    ["no comments", { comments: [] }, false, true],
    ["a comment in the history", { events: [commented("octocat")] }, false, true],
    ["a history without comments", { events: [] }, false, false],
  ])("%s", (_, row, fileHasComments, known) => {
    expect(readOne(row, fileHasComments).commentsKnown).toBe(known);
  });

  test("count as events, so that a block they explain is no finding", () => {
    expect(readOne({ comments: [comment("octocat", "Waits for the bank.")] }).events).toEqual([
      {
        event: "commented",
        at: at("2026-01-02T00:00:00Z"),
        actor: { login: "octocat", kind: "unknown" },
        label: null,
      },
    ]);
    expect(readOne({ comments: [] }).events).toBeNull();
  });

  test("count once where the history has them too", () => {
    const row = { comments: [comment("octocat", "Waits.")], events: [commented("octocat")] };
    expect(readOne(row).events).toHaveLength(1);
  });

  test.each([
    [
      "our comment",
      [comment("a", "Hm."), comment("streamkeeper", `${COMMENT_MARKER}\nWhere?`)],
      { kind: "present", comment: { body: `${COMMENT_MARKER}\nWhere?`, minimized: false } },
    ],
    [
      "our comment, resolved",
      [comment("app/streamkeeper", COMMENT_MARKER, { isMinimized: true })],
      { kind: "present", comment: { body: COMMENT_MARKER, minimized: true } },
    ],
    [
      "the marker by somebody else",
      [comment("octocat", COMMENT_MARKER), comment(null, COMMENT_MARKER)],
      { kind: "absent" },
    ],
    ["another comment of ours", [comment("streamkeeper", `> ${COMMENT_MARKER}`)], { kind: "absent" }],
    ["no comment", [], { kind: "absent" }],
  ])("find the sticky comment: %s", (_, comments, sticky) => {
    expect(readOne({ comments }).sticky).toEqual(sticky);
  });

  test("of ours that the data does not show leave the sticky comment unknown", () => {
    expect(readOne({ events: [commented("streamkeeper[bot]")] }).sticky).toEqual({ kind: "unknown" });
    expect(readOne({ events: [commented("octocat")] }).sticky).toEqual({ kind: "absent" });
  });
});
