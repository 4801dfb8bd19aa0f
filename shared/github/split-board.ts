import { toActor } from "../domain/actor.ts";
import type { IssueLookup, IssueReader, IssueWriter, ObservedIssue, Write } from "../reconcile/ports.ts";
import type { AskGraphQL } from "./ask.ts";
import type { GitHubTools } from "./open-github.ts";
import { findItem, isBoardVisible, parseBoard } from "./parse-issue.ts";
import type { IssuePart } from "./queries/issue-answer.ts";
import { BOARD_TIMELINE, CARDS } from "./queries/issue-parts.ts";
import { translateProblem } from "./translate-error.ts";

/** Everything about boards goes through these, since the other token cannot see them. */
export interface BoardAccess {
  readonly read: AskGraphQL;
  readonly tools: Pick<GitHubTools, "boards" | "writer">;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Issues whose cards are read with one request. */
const PAGE = 25;

const READ_CARDS = `query ReadCards($ids: [ID!]!, $field: String!) {
  viewer { login }
  nodes(ids: $ids) { ... on Issue { id ${CARDS} ${BOARD_TIMELINE} } }
}`;

/** The tools of two tokens as one: the board is read and written with the second. */
export function splitBoard(tools: GitHubTools, board: BoardAccess): GitHubTools {
  return {
    ...tools,
    issues: splitReader(tools.issues, board),
    boards: board.tools.boards,
    writer: splitWriter(tools.writer, board.tools.writer),
  };
}

function splitReader(issues: IssueReader, board: BoardAccess): IssueReader {
  const withoutBoard = (lookup: IssueLookup): IssueLookup => ({ ...lookup, board: null });
  return {
    countOpenIssues: (repository) => issues.countOpenIssues(repository),
    readIssue: async (name, lookup) => {
      const observed = await issues.readIssue(name, withoutBoard(lookup));
      if (observed === null) return null;
      const [whole] = await addCards([observed], lookup, board);
      return whole!;
    },
    readOpenIssues: async function* (repository, lookup) {
      let page: ObservedIssue[] = [];
      for await (const observed of issues.readOpenIssues(repository, withoutBoard(lookup))) {
        page.push(observed);
        if (page.length < PAGE) continue;
        yield* await addCards(page, lookup, board);
        page = [];
      }
      if (page.length > 0) yield* await addCards(page, lookup, board);
    },
  };
}

type CardPart = Pick<IssuePart, "id" | "projectItems" | "timelineItems">;

/** An issue that this token does not see has no card for it. */
async function addCards(
  all: readonly ObservedIssue[],
  { board: name }: IssueLookup,
  { read, now }: BoardAccess,
): Promise<ObservedIssue[]> {
  if (name === null) return [...all];
  const { data, problems } = await read(READ_CARDS, { ids: all.map(({ id }) => id), field: name.field });
  const parts = new Map(
    ((data.nodes ?? []) as (Partial<CardPart> | null)[]).flatMap((part) =>
      part?.id === undefined ? [] : [[part.id, part as CardPart]],
    ),
  );
  const viewer = toActor((data.viewer as { readonly login: string } | null)?.login ?? "", "user");
  const [problem] = problems;
  if (parts.size === 0 && problem !== undefined) throw translateProblem(problem, now());
  return all.map((observed) => {
    const part = parts.get(observed.id);
    if (part === undefined) return { ...observed, boardVisible: false };
    const timeline = part.timelineItems.nodes.filter((item) => item !== null);
    return {
      ...observed,
      issue: { ...observed.issue, board: parseBoard({ part, timeline }, name, viewer) },
      itemId: findItem({ part }, name)?.id ?? null,
      boardVisible: isBoardVisible(part, name),
    };
  });
}

const BOARD_WRITES: ReadonlySet<Write["kind"]> = new Set(["add-item", "set-field", "clear-field"]);

/** Labels before the board, as in one document. */
function splitWriter(first: IssueWriter, board: IssueWriter): IssueWriter {
  return {
    write: async (writes) => {
      const isForBoard = writes.map(({ kind }) => BOARD_WRITES.has(kind));
      const send = async (writer: IssueWriter, forBoard: boolean) => {
        const mine = writes.filter((_, index) => isForBoard[index] === forBoard);
        return mine.length === 0 ? [] : [...(await writer.write(mine))];
      };
      const others = await send(first, false);
      const cards = await send(board, true);
      return isForBoard.map((forBoard) => (forBoard ? cards : others).shift()!);
    },
  };
}
