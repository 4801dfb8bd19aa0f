import type { AskGraphQL, GraphQLAnswer } from "./ask.ts";
import { demandWhole } from "./demand-whole.ts";
import type { LongList } from "./long-list.ts";
import { PageSize } from "./page-size.ts";
import type { ListPage } from "./queries/history-answer.ts";
import { translateProblem } from "./translate-error.ts";

/** A list of which more may be there. */
export type FollowedList = Pick<LongList<unknown>, "kind" | "goesOn" | "cursor" | "add">;

/** An issue that is being read. */
export interface Draft {
  readonly id: string;
  readonly lists: readonly FollowedList[];
}

interface FollowerTools {
  readonly ask: AskGraphQL;
  readonly now: () => number;
  /** The name of the documents. */
  readonly name: string;
  /** Texts that the lists' own parts need as variables. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** Lists that one document follows by a page each. */
const TOGETHER = 20;

/** Follows the lists of several issues at once, so that few requests are needed. */
export class ListFollower<D extends Draft> {
  private readonly tools: FollowerTools;
  private readonly atOnce = new PageSize(TOGETHER);
  private readonly done: D[] = [];
  private waiting: D[] = [];

  constructor(tools: FollowerTools) {
    this.tools = tools;
  }

  add(draft: D): void {
    if (draft.lists.some(({ goesOn }) => goesOn)) this.waiting.push(draft);
    else this.done.push(draft);
  }

  /** Those that are whole, while so many lists wait that a document is full. */
  async *takeDone(): AsyncGenerator<D> {
    yield* this.takeWhile((open) => open >= TOGETHER);
  }

  /** All that are left. An issue that went meanwhile is no reason to give up the others. */
  async *takeRest(): AsyncGenerator<D> {
    yield* this.takeWhile((open) => open > 0);
  }

  private async *takeWhile(isWorthIt: (open: number) => boolean): AsyncGenerator<D> {
    for (;;) {
      yield* this.done.splice(0);
      const open = this.waiting.flatMap(listOpen);
      if (!isWorthIt(open.length)) return;
      const gone = await this.atOnce.ask((size) => follow(open.slice(0, size), this.tools));
      const left = this.waiting.filter(({ id }) => !gone.has(id));
      this.waiting = [];
      for (const draft of left) this.add(draft);
    }
  }
}

interface OpenList {
  readonly id: string;
  readonly list: FollowedList;
}

const listOpen = ({ id, lists }: Draft): OpenList[] =>
  lists.flatMap((list) => (list.goesOn ? [{ id, list }] : []));

/** Adds the next page to each list. Resolves to the ids of issues that are not there any more. */
async function follow(
  open: readonly OpenList[],
  { ask, now, name, texts = {} }: FollowerTools,
): Promise<Set<string>> {
  const { document, variables } = writeFollowing(name, open, texts);
  const answer = await ask(document, variables);
  demandWhole(answer, now());
  const pages = open.map((_, index) => takePage(answer, `n${index}`, now()));
  const gone = new Set<string>();
  for (const [index, { id, list }] of open.entries()) {
    const page = pages[index] ?? null;
    if (page === null) gone.add(id);
    else list.add(page);
  }
  return gone;
}

/** Null = the issue is not there any more. */
function takePage({ data, problems }: GraphQLAnswer, alias: string, now: number): ListPage<unknown> | null {
  const node = data[alias] as { readonly list?: ListPage<unknown> | null } | null | undefined;
  if (node?.list != null) return node.list;
  const problem = problems.find(({ path }) => path[0] === alias);
  const error = problem === undefined ? null : translateProblem(problem, now);
  if (error !== null && error.kind !== "gone") throw error;
  return null;
}

interface Following {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The text depends on nothing but which kinds of lists follow one another. */
function writeFollowing(
  name: string,
  open: readonly OpenList[],
  texts: Readonly<Record<string, string>>,
): Following {
  const nodes = open.map(({ list: { kind } }, index) => {
    const page = kind.backwards ? `last: 100, before: $at${index}` : `first: 100, after: $at${index}`;
    return `  n${index}: node(id: $id${index}) { ... on Issue { list: ${kind.write(page)} } }`;
  });
  // GitHub refuses a document with a variable that it does not need.
  const needed = Object.entries(texts).filter(([text]) => nodes.some((node) => node.includes(`$${text})`)));
  const declared = [
    ...open.map((_, index) => `$id${index}: ID!, $at${index}: String`),
    ...needed.map(([text]) => `$${text}: String!`),
  ];
  const places = open.flatMap(({ id, list }, index) => [
    [`id${index}`, id],
    [`at${index}`, list.cursor],
  ]);
  return {
    document: `query ${name}(${declared.join(", ")}) {\n${nodes.join("\n")}\n}`,
    variables: Object.fromEntries([...places, ...needed]),
  };
}
