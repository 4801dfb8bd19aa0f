import { COMMENT_MARKER } from "../../shared/domain/marker.ts";
import type { ShownComment, ShownIssue } from "../github/serve/write-state.ts";
import { APP_LOGIN, BOARD, HELD_LABEL, STREAM_PREFIX, UNMAPPED_LABEL } from "./names.ts";

/** How an issue has to look; what is not told may be anything. */
export interface Expected {
  /** Its only stream, by label and on the board; null = none, and it is marked as to be asked about. */
  readonly stream: string | null;
  /** A person chose it by other means than its label. */
  readonly held?: boolean;
  /** False = it has no card. */
  readonly onBoard?: boolean;
  readonly question?: "none" | "open" | "resolved";
}

/** What is not as expected, in words. */
export function expectIssue(issue: ShownIssue, expected: Expected): string[] {
  const { stream, held = false, onBoard = true, question } = expected;
  const streams = issue.labels.filter((name) => name.startsWith(STREAM_PREFIX)).join(", ") || "none";
  const wanted = stream === null ? "none" : STREAM_PREFIX + stream;
  return [
    ...compare("stream label", wanted, streams),
    ...compare(`label "${UNMAPPED_LABEL}"`, stream === null, issue.labels.includes(UNMAPPED_LABEL)),
    ...compare(`label "${HELD_LABEL}"`, held, issue.labels.includes(HELD_LABEL)),
    ...compare("place on the board", onBoard ? (stream ?? "no stream") : "no card", placeOf(issue)),
    ...(question === undefined ? [] : compare("question", question, questionOf(issue))),
  ];
}

const compare = (what: string, wanted: string | boolean, is: string | boolean): string[] =>
  wanted === is ? [] : [`${what}: expected ${show(wanted)}, but found ${show(is)}`];

const show = (value: string | boolean): string => (typeof value === "string" ? value : value ? "yes" : "no");

function placeOf({ cards }: ShownIssue): string {
  const card = cards.find(({ board }) => board === BOARD);
  if (card === undefined) return "no card";
  return String(card.values.Stream ?? "no stream").toLowerCase();
}

/** The App's question to people, if it asked. */
export const findQuestion = ({ comments }: ShownIssue): ShownComment | undefined =>
  comments.find(({ author, body }) => author === APP_LOGIN && body.startsWith(COMMENT_MARKER));

function questionOf(issue: ShownIssue): NonNullable<Expected["question"]> {
  const comment = findQuestion(issue);
  if (comment === undefined) return "none";
  return comment.minimized === null ? "open" : "resolved";
}

/** The App's answer to a comment: how it reacted to it, and what it wrote behind it. */
export function findAnswer(issue: ShownIssue, command: string): { reaction: string; reply: string } {
  const at = issue.comments.findIndex(({ body }) => body === command);
  const reaction = issue.comments[at]?.reactions.find(({ by }) => by === APP_LOGIN)?.content ?? "none";
  const reply = issue.comments.slice(at + 1).find(({ author }) => author === APP_LOGIN)?.body ?? "";
  return { reaction, reply };
}

/** What is not as expected of a command's answer, in words. */
export function expectAnswer(
  issue: ShownIssue,
  command: string,
  reaction: string,
  reply: RegExp | null,
): string[] {
  const answer = findAnswer(issue, command);
  return [
    ...compare(`reaction to ${command}`, reaction, answer.reaction),
    ...(reply === null || reply.test(answer.reply)
      ? []
      : [`reply to ${command}: expected ${reply}, but found "${answer.reply}"`]),
  ];
}
