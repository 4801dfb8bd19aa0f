import type { ShownIssue } from "../github/serve/write-state.ts";
import type { Deed, World } from "./deed.ts";
import { expectAnswer, expectIssue, findAnswer } from "./expect-issue.ts";
import { BOARD, REPOSITORY } from "./names.ts";

/** The issues that were filed before, by number. */
export interface Filed {
  /** Sits in delivery. */
  readonly byWords: number;
  /** Nothing fits it. */
  readonly unmapped: number;
  /** Checkout and accounts fit it. */
  readonly tie: number;
}

type Part = Omit<Deed, "act" | "issue"> & { readonly act: (world: World, issue: string) => Promise<unknown> };

const deed = (issue: number, { act, ...rest }: Part): Deed => ({
  ...rest,
  issue,
  act: async (world) => {
    await act(world, `${REPOSITORY}#${issue}`);
    return issue;
  },
});

/** People answer, correct, and ask; one may not. */
export const listCorrections = ({ byWords, unmapped, tie }: Filed): Deed[] => [
  deed(unmapped, {
    by: "yarrow-pm",
    does: "answers the question with the label stream: discovery",
    act: ({ door }, issue) => door.act("yarrow-pm", "label", issue, "stream: discovery"),
    wrong: (issue) => expectIssue(issue, { stream: "discovery", question: "resolved" }),
    outcome: () => "settled: needs: stream is off, the question is folded away",
  }),
  deed(tie, {
    by: "herb-spiral",
    does: "wrote it, and answers: /stream checkout",
    act: ({ door }, issue) => door.act("herb-spiral", "comment", issue, "/stream checkout"),
    wrong: (issue) => [
      ...expectIssue(issue, { stream: "checkout", held: true, question: "resolved" }),
      ...expectAnswer(issue, "/stream checkout", "THUMBS_UP", null),
    ],
    outcome: () => "a thumbs-up, stream: checkout, and held there",
  }),
  relabelling(byWords),
  deed(463, {
    by: "nettle-support",
    does: "moves the card from Checkout to Returns",
    act: ({ door }, issue) => door.act("nettle-support", "moveCard", BOARD, issue, "Stream", "Returns"),
    wrong: (issue) => expectIssue(issue, { stream: "returns", held: true }),
    outcome: () => "the label follows the card: stream: returns, and held there",
  }),
  deed(378, {
    by: "thistle-qa",
    does: 'renames "... the price is dark grey" to "... the search box is dark grey"',
    act: ({ door }, issue) =>
      door.act("thistle-qa", "edit", issue, { title: "Dark mode: the search box is dark grey on black" }),
    wrong: (issue) => expectIssue(issue, { stream: "discovery" }),
    outcome: () => "decided anew: from checkout to discovery",
  }),
  deed(352, {
    by: "clover-support",
    does: "asks: /stream why",
    act: ({ door }, issue) => door.act("clover-support", "comment", issue, "/stream why"),
    wrong: (issue) => expectAnswer(issue, "/stream why", "THUMBS_UP", /Evidence: /),
    outcome: (issue) => `a reply: ${quoteReply(issue, "/stream why")}`,
  }),
  deed(450, {
    by: "hedge-fund-77",
    does: "wants it elsewhere, as a stranger: /stream delivery",
    act: ({ door }, issue) => door.act("hedge-fund-77", "comment", issue, "/stream delivery"),
    wrong: (issue) => [
      ...expectIssue(issue, { stream: "checkout" }),
      ...expectAnswer(issue, "/stream delivery", "CONFUSED", /triage permission/),
    ],
    outcome: (issue) => `refused: ${quoteReply(issue, "/stream delivery")}`,
  }),
  cardRemoval(414),
];

/** Taken off first, as people do: for a moment a person's removal stands alone. */
const relabelling = (number: number): Deed =>
  deed(number, {
    by: "sorrel-dev",
    does: "relabels it from stream: delivery to stream: returns",
    act: async ({ door, nextLook }, issue) => {
      const looked = nextLook(number);
      await door.act("sorrel-dev", "unlabel", issue, "stream: delivery");
      await door.act("sorrel-dev", "label", issue, "stream: returns");
      await looked;
    },
    wrong: (issue) => expectIssue(issue, { stream: "returns" }),
    outcome: () => "it stays in returns, whatever its words say; its card moves, too",
  });

/** What is not there is seen only after the App looked at the issue again. */
const cardRemoval = (number: number): Deed =>
  deed(number, {
    by: "willow-design",
    does: "takes the card off the board, and edits the issue later",
    act: async ({ door, nextLook }, issue) => {
      const looked = nextLook(number);
      await door.act("willow-design", "removeCard", BOARD, issue);
      await looked;
      const lookedAgain = nextLook(number);
      await door.act("willow-design", "edit", issue, { body: "The gloves are there in size M again." });
      await lookedAgain;
    },
    wrong: (issue) => expectIssue(issue, { stream: "accounts", onBoard: false }),
    outcome: () => "it stays off the board; the label stays, too",
  });

/** What the reply begins with, as plain text. */
function quoteReply(issue: ShownIssue, command: string): string {
  const [first = ""] = findAnswer(issue, command).reply.split(/[\n(.]/);
  return `"${first.trim()}"`;
}
