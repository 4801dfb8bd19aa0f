import { toActor } from "../domain/actor.ts";
import { GitHubError } from "../domain/github-error.ts";
import {
  type BoardName,
  type IssueLookup,
  type IssueReader,
  type IssueWriter,
  isBoardWrite,
  type ObservedIssue,
  type PageReader,
  type Write,
  type WriteOutcome,
} from "../reconcile/ports.ts";
import type { AskGraphQL } from "./ask.ts";
import { demandWhole } from "./demand-whole.ts";
import type { GitHubTools } from "./open-github.ts";
import { findItem, isBoardVisible, parseBoard } from "./parse-board.ts";
import type { IssuePart } from "./queries/issue-answer.ts";
import { readCardsDocument } from "./queries/read-cards.ts";
import type { Features } from "./read-features.ts";

/** Everything about boards goes through these, since the other token cannot see them. */
export interface BoardAccess {
  readonly read: AskGraphQL;
  /** What the server knows. */
  readonly features: Features;
  readonly tools: Pick<GitHubTools, "boards" | "writer" | "statuses">;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Issues whose cards are read with one request. */
const PAGE = 25;

/** The tools of two tokens as one: the board is read and written with the second. */
export function splitBoard(tools: GitHubTools, board: BoardAccess): GitHubTools {
  return {
    ...tools,
    issues: splitReader(tools.issues, board),
    pages: splitPages(tools.pages, board),
    boards: board.tools.boards,
    writer: splitWriter(tools.writer, board.tools.writer),
    statuses: board.tools.statuses,
  };
}

function splitReader(issues: IssueReader, board: BoardAccess): IssueReader {
  return {
    countOpenIssues: (repository) => issues.countOpenIssues(repository),
    readIssue: async (name, lookup) => {
      const observed = await issues.readIssue(name, withoutBoard(lookup));
      if (observed === null) return null;
      const [whole] = await addCards([observed], lookup, board);
      return whole!;
    },
  };
}

function splitPages(pages: PageReader, board: BoardAccess): PageReader {
  return {
    readOpenPages: async function* (repository, lookup, after) {
      for await (const { issues, next } of pages.readOpenPages(repository, withoutBoard(lookup), after)) {
        const whole: ObservedIssue[] = [];
        for (let at = 0; at < issues.length; at += PAGE) {
          whole.push(...(await addCards(issues.slice(at, at + PAGE), lookup, board)));
        }
        yield { issues: whole, next };
      }
    },
  };
}

const withoutBoard = (lookup: IssueLookup): IssueLookup => ({ ...lookup, board: null });

type CardPart = Pick<IssuePart, "id" | "projectItems" | "timelineItems">;

async function addCards(
  all: readonly ObservedIssue[],
  { board: name }: IssueLookup,
  access: BoardAccess,
): Promise<ObservedIssue[]> {
  if (name === null) return [...all];
  if (!access.features.fields.has("projectItems")) return all.map(hideBoard);
  const variables = { ids: all.map(({ id }) => id), field: name.field };
  const answer = await access.read(readCardsDocument(access.features), variables);
  demandWhole(answer, access.now());
  const { viewer, nodes } = answer.data as unknown as CardsAnswer;
  const parts = new Map(nodes.flatMap((part) => (part?.id === undefined ? [] : [[part.id, part]])));
  return all.map((observed) => {
    const part = parts.get(observed.id);
    return part === undefined ? hideBoard(observed) : addCard(observed, part as CardPart, name, viewer.login);
  });
}

interface CardsAnswer {
  readonly viewer: { readonly login: string };
  readonly nodes: readonly (Partial<CardPart> | null)[];
}

/** The issue itself may be out of sight for this token: that says nothing of its card. */
const hideBoard = (observed: ObservedIssue): ObservedIssue => ({ ...observed, boardVisible: false });

function addCard(observed: ObservedIssue, part: CardPart, name: BoardName, viewer: string): ObservedIssue {
  const timeline = part.timelineItems.nodes.filter((item) => item !== null);
  return {
    ...observed,
    issue: { ...observed.issue, board: parseBoard({ part, timeline }, name, toActor(viewer, "user")) },
    itemId: findItem({ part }, name)?.id ?? null,
    boardVisible: isBoardVisible(part, name),
  };
}

/** Labels before the board, as in one document. */
function splitWriter(first: IssueWriter, board: IssueWriter): IssueWriter {
  return {
    write: async (writes) => {
      const cards = writes.filter(isBoardWrite);
      const others = writes.filter((write) => !isBoardWrite(write));
      const done = others.length > 0 ? [...(await first.write(others))] : [];
      const moved = cards.length > 0 ? [...(await writeCards(cards, board, done.length > 0))] : [];
      return writes.map((write) => (isBoardWrite(write) ? moved : done).shift()!);
    },
  };
}

/** What became of the other writes is known, so that the board's refusal as a whole is one of each card. */
async function writeCards(
  cards: readonly Write[],
  board: IssueWriter,
  isSomeDone: boolean,
): Promise<readonly WriteOutcome[]> {
  try {
    return await board.write(cards);
  } catch (error) {
    if (!isSomeDone || !(error instanceof GitHubError)) throw error;
    return cards.map(() => ({ ok: false, error }));
  }
}
