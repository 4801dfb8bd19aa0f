import type { ShownIssue } from "../github/serve/write-state.ts";
import type { Deed } from "./deed.ts";
import { expectIssue, findQuestion } from "./expect-issue.ts";
import { REPOSITORY } from "./names.ts";

interface Filing {
  readonly by: string;
  readonly title: string;
  readonly body: string;
  readonly wrong: Deed["wrong"];
  readonly outcome: Deed["outcome"];
}

const FORM = `### Which part of the shop?

Sending something back

### What happened?

The label says lavender, the smell says sage.`;

/** Four customers file issues: words decide, a form decides, nothing fits, two streams fit. In this order. */
const FILINGS: readonly Filing[] = [
  {
    by: "rose-thorn-9",
    title: "The courier left my parcel in the rain",
    body: "All of it soaked, the seeds too.",
    wrong: (issue) => expectIssue(issue, { stream: "delivery", question: "none" }),
    outcome: () => 'stream: delivery, by "courier" and "parcel"',
  },
  {
    by: "plum-and-pear",
    title: "It is not what I ordered",
    body: FORM,
    wrong: (issue) => expectIssue(issue, { stream: "returns", question: "none" }),
    outcome: () => "stream: returns, by the answer in the form",
  },
  {
    by: "moss-and-stone",
    title: "Half of the pictures are upside down",
    body: "On my tablet, and only there.",
    wrong: (issue) => expectIssue(issue, { stream: null, question: "open" }),
    outcome: (issue) => `needs: stream; after 3 seconds it asks: ${readQuestion(issue)}`,
  },
  {
    by: "herb-spiral",
    title: "The voucher in the newsletter is from last year",
    body: "It says so itself, in small letters.",
    wrong: (issue) => expectIssue(issue, { stream: null, question: "open" }),
    outcome: (issue) => `needs: stream; after 3 seconds it asks: ${readNearest(issue).join(" or ")}?`,
  },
];

export const listFilings = (): Deed[] =>
  FILINGS.map(({ by, title, body, wrong, outcome }) => ({
    by,
    does: `files "${title}"`,
    issue: null,
    act: ({ door }) => door.act(by, "openIssue", REPOSITORY, { title, body }),
    wrong,
    outcome,
  }));

const BOLD = /\*\*(.*?)\*\*/g;

/** The bold words of the question: first the question itself, then the streams that are named. */
const readBold = (issue: ShownIssue): string[] =>
  [...(findQuestion(issue)?.body.matchAll(BOLD) ?? [])].map(([, words = ""]) => words);

const readQuestion = (issue: ShownIssue): string => readBold(issue)[0] ?? "";

const readNearest = (issue: ShownIssue): string[] => readBold(issue).slice(1);
