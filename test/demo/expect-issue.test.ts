import { expect, test } from "vitest";
import type { ShownIssue } from "../github/serve/write-state.ts";
import { type Expected, expectAnswer, expectIssue } from "./expect-issue.ts";

const bot = "streamkeeper[bot]";
const issue = (more: Partial<ShownIssue>): ShownIssue => ({
  number: 1,
  title: "",
  body: "",
  author: "plot-17",
  state: "OPEN",
  stateReason: null,
  type: null,
  parent: null,
  blockedBy: [],
  labels: ["bug", "stream: checkout"],
  reactions: [],
  comments: [],
  cards: [{ board: "fernhill#1", isArchived: false, values: { Stream: "Checkout" } }],
  ...more,
});
const comment = (author: string, body: string, minimized: string | null = null, reaction?: string) => ({
  id: "",
  author,
  body,
  minimized,
  reactions: reaction === undefined ? [] : [{ by: bot, content: reaction }],
});
const QUESTION = "<!-- streamkeeper:comment -->\nWhere?";

test.each<[Partial<ShownIssue>, Expected]>([
  [{}, { stream: "checkout", question: "none" }],
  [{ labels: ["stream: returns"] }, { stream: "returns", onBoard: false }],
  [{ labels: ["stream: checkout", "held: stream"] }, { stream: "checkout", held: true }],
  [
    { labels: ["needs: stream"], comments: [comment(bot, QUESTION)] },
    { stream: null, question: "open" },
  ],
])("%o fits only what it is", (more, expected) => {
  const cards = expected.onBoard === false ? [] : expected.stream === null ? [cardless()] : undefined;
  const shown = issue({ ...more, ...(cards !== undefined && { cards }) });
  expect(expectIssue(shown, expected)).toEqual([]);
  expect(expectIssue(shown, { ...expected, stream: "delivery" })).not.toEqual([]);
  expect(expectIssue(shown, { ...expected, held: expected.held !== true })).toHaveLength(1);
  expect(expectIssue(shown, { ...expected, question: "resolved" })).toHaveLength(1);
  expect(expectIssue(shown, { ...expected, onBoard: expected.onBoard === false })).toHaveLength(1);
});

const cardless = () => ({ board: "fernhill#1", isArchived: false, values: {} });

test("two stream labels, a stranger's copy of the question and a wrong column are found", () => {
  const labels = ["stream: checkout", "stream: returns"];
  expect(expectIssue(issue({ labels }), { stream: "checkout" })).toEqual([
    "stream label: expected stream: checkout, but found stream: checkout, stream: returns",
  ]);
  const comments = [comment("plot-17", QUESTION)];
  expect(expectIssue(issue({ comments }), { stream: "checkout", question: "open" })).toHaveLength(1);
  expect(expectIssue(issue({ labels: ["stream: returns"] }), { stream: "returns" })).toEqual([
    "place on the board: expected returns, but found checkout",
  ]);
});

test("a command's answer is the App's reaction and what it wrote behind it", () => {
  const comments = [
    comment(bot, "Evidence: older"),
    comment("plot-17", "/stream why", null, "THUMBS_UP"),
    comment(bot, "Evidence: newer"),
  ];
  const answered = issue({ comments });
  expect(expectAnswer(answered, "/stream why", "THUMBS_UP", /newer/)).toEqual([]);
  expect(expectAnswer(answered, "/stream why", "CONFUSED", /older/)).toHaveLength(2);
  expect(expectAnswer(issue({}), "/stream why", "THUMBS_UP", /newer/)).toHaveLength(2);
});
