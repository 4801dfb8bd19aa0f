import { type Actor, isSameActor } from "../domain/actor.ts";
import type { Draft } from "./list-follower.ts";
import { LongList } from "./long-list.ts";
import { parseActor } from "./parse-actor.ts";
import type { DatedComment, HistoryPart } from "./queries/history-answer.ts";
import {
  BLOCKED_BY,
  FIRST_COMMENTS,
  LAST_COMMENTS,
  type ListKind,
  SUB_ISSUES,
} from "./queries/history-lists.ts";
import type { RefPart, TimelinePart } from "./queries/issue-answer.ts";

/** An issue whose history is being read: its answer, and the lists that may go on. */
export interface HistoryDraft extends Draft {
  readonly part: HistoryPart;
  readonly timeline: LongList<TimelinePart>;
  readonly blockedBy: LongList<RefPart>;
  readonly subIssues: LongList<RefPart>;
  /** All that were read, each once, oldest first. */
  listComments(): readonly DatedComment[];
}

/** @param kind how the server's timelines are asked for */
export function openHistoryDraft(part: HistoryPart, kind: ListKind): HistoryDraft {
  const timeline = new LongList(kind, part.timelineItems);
  const blockedBy = new LongList(BLOCKED_BY, part.blockedBy);
  const subIssues = new LongList(SUB_ISSUES, part.subIssues);
  const { comments, lists } = openComments(part);
  return {
    id: part.id,
    part,
    timeline,
    blockedBy,
    subIssues,
    listComments: comments,
    lists: [timeline, blockedBy, subIssues, ...lists],
  };
}

/** Of the first ones up to the answer that the author got, of the last ones back to a person's. */
function openComments({ author, comments, lastComments }: HistoryPart): {
  readonly comments: () => readonly DatedComment[];
  readonly lists: readonly LongList<DatedComment>[];
} {
  const who = parseActor(author);
  const isAll = (): boolean => all().length >= comments.totalCount;
  const first = new LongList(
    FIRST_COMMENTS,
    comments,
    (some) => some.some((comment) => isAnswer(comment, who)) || isAll(),
  );
  const last = new LongList(LAST_COMMENTS, lastComments, (some) => some.some(isByPerson) || isAll());
  const all = (): readonly DatedComment[] => {
    const byId = new Map([...first.items, ...last.items].map((comment) => [comment.id, comment]));
    return [...byId.values()];
  };
  return { comments: all, lists: [first, last] };
}

/** A deleted account was somebody. */
const isByPerson = ({ author }: DatedComment): boolean => parseActor(author)?.kind !== "bot";

const isAnswer = (comment: DatedComment, author: Actor | null): boolean =>
  isByPerson(comment) && !(author !== null && isSameActor(parseActor(comment.author), author));
