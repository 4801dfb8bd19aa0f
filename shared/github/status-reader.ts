import { toActor } from "../domain/actor.ts";
import type { Issue } from "../domain/issue.ts";
import type { BoardName } from "../reconcile/ports.ts";
import type { ObservedHistory, StatusReader } from "../reconcile/report-ports.ts";
import { demandWhole } from "./demand-whole.ts";
import type { HistoryTools } from "./history-reader.ts";
import { type Draft, ListFollower } from "./list-follower.ts";
import { LongList } from "./long-list.ts";
import { PageSize } from "./page-size.ts";
import { findItem, isBoardVisible, isOnBoard, parseBoard, type Viewer } from "./parse-board.ts";
import { inOrder, parseEvents } from "./parse-events.ts";
import type { StatusItemPart, StatusPart } from "./queries/history-answer.ts";
import { type ListKind, STATUS_CARDS, statusTimeline } from "./queries/history-lists.ts";
import type { TimelinePart } from "./queries/issue-answer.ts";
import { readStatusesDocument } from "./queries/read-statuses.ts";

/** Ids that GitHub takes at once. */
const MOST_IDS = 100;

interface StatusDraft extends Draft {
  /** Null = they are kept back. */
  readonly cards: LongList<StatusItemPart> | null;
  readonly timeline: LongList<TimelinePart>;
}

/** Reads where issues stand on a board, and where they have been. */
export function openStatusReader(tools: HistoryTools): StatusReader {
  return {
    readStatuses: async (board, histories) => {
      // A server that knows no boards.
      if (!tools.features.fields.has("projectItems")) return histories.map(({ issue }) => issue);
      const { viewer, drafts } = await readDrafts(board, histories, tools);
      return histories.map(({ id, issue }) => {
        const draft = drafts.get(id);
        return draft === undefined ? issue : addStatuses(issue, draft, board, viewer);
      });
    },
  };
}

interface StatusesAnswer {
  readonly viewer: { readonly login: string };
  /** An issue that the token may not see is null, and one that became something else has no id. */
  readonly nodes: readonly (Partial<StatusPart> | null)[];
}

interface Drafts {
  readonly viewer: Viewer;
  readonly drafts: ReadonlyMap<string, StatusDraft>;
}

async function readDrafts(
  board: BoardName,
  histories: readonly ObservedHistory[],
  tools: HistoryTools,
): Promise<Drafts> {
  const { field } = board;
  const follower = new ListFollower<StatusDraft>({ ...tools, name: "ReadMoreStatuses", texts: { field } });
  const timeline = statusTimeline(tools.features);
  const pageSize = new PageSize(MOST_IDS);
  const drafts = new Map<string, StatusDraft>();
  const keep = async (done: AsyncIterable<StatusDraft>): Promise<void> => {
    for await (const draft of done) drafts.set(draft.id, draft);
  };
  let viewer = toActor("", "user");
  for (let at = 0; at < histories.length; ) {
    const { answer, asked } = await pageSize.ask((size) => {
      const ids = histories.slice(at, at + size).map(({ id }) => id);
      return askStatuses(ids, field, tools);
    });
    viewer = toActor(answer.viewer.login, "user");
    for (const part of answer.nodes) if (isWhole(part)) follower.add(openDraft(part, board, timeline));
    await keep(follower.takeDone());
    at += asked;
  }
  await keep(follower.takeRest());
  return { viewer, drafts };
}

async function askStatuses(
  ids: readonly string[],
  field: string,
  { ask, features, now }: HistoryTools,
): Promise<{ readonly answer: StatusesAnswer; readonly asked: number }> {
  const answer = await ask(readStatusesDocument(features), { ids, field });
  demandWhole(answer, now());
  return { answer: answer.data as unknown as StatusesAnswer, asked: ids.length };
}

const isWhole = (part: Partial<StatusPart> | null): part is StatusPart => part?.id !== undefined;

function openDraft(
  { id, projectItems, timelineItems }: StatusPart,
  board: BoardName,
  kind: ListKind,
): StatusDraft {
  const isFound = (nodes: readonly StatusItemPart[]): boolean =>
    findItem({ part: { projectItems: { nodes } } }, board) !== null;
  const cards = projectItems === null ? null : new LongList(STATUS_CARDS, projectItems, isFound);
  const timeline = new LongList(kind, timelineItems);
  return { id, cards, timeline, lists: [...(cards === null ? [] : [cards]), timeline] };
}

function addStatuses(issue: Issue, draft: StatusDraft, board: BoardName, viewer: Viewer): Issue {
  const { cards } = draft;
  const nodes = cards === null ? null : [...cards.items, ...(cards.hasHoles ? [null] : [])];
  const part = { projectItems: { nodes } };
  if (!isBoardVisible(part, board)) return issue;
  const timeline = draft.timeline.items;
  const moves = timeline.filter(({ project }) => project != null && isOnBoard(project, board));
  const events = parseEvents(moves, ({ name }) => name);
  return {
    ...issue,
    board: parseBoard({ part, timeline }, board, viewer),
    status: findItem<StatusItemPart>({ part }, board)?.status?.name ?? null,
    events: inOrder([...(issue.events ?? []), ...events]),
  };
}
