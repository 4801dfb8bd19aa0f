import { GitHubError } from "../domain/github-error.ts";
import type { AskGraphQL, GraphQLAnswer } from "./ask.ts";
import { demandRepository } from "./demand-repository.ts";
import { demandWhole } from "./demand-whole.ts";
import { PageSize } from "./page-size.ts";
import type { IssuePart, Page } from "./queries/issue-answer.ts";

type IssueList = { readonly issues: Page<Pick<IssuePart, "labels">> };

/** One page: the repository as it was asked for, with the whole answer that it stood in. */
export interface IssuePage<R> {
  readonly repository: R;
  readonly answer: GraphQLAnswer;
}

export interface PagesQuestion {
  /** With the variables $after and $size for `repository.issues`. */
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Issues a page. */
  readonly most: number;
  /** Where fewer than so many are too much, GitHub is down; not told = 1. */
  readonly least?: number;
  /** Not told = from the start. */
  readonly after?: string | null;
}

/** Reads a list of issues of a repository page by page; pages that are too much for GitHub are made smaller. */
export async function* readIssuePages<R extends IssueList>(
  { document, variables, most, least = 1, after: start = null }: PagesQuestion,
  { ask, now }: { readonly ask: AskGraphQL; readonly now: () => number },
): AsyncGenerator<IssuePage<R>> {
  const pageSize = new PageSize(most, least);
  let after: string | null = start;
  for (;;) {
    const page: IssuePage<R> = await pageSize.ask(async (size) => {
      const answer = await ask(document, { ...variables, after, size });
      demandWhole(answer, now());
      const repository = demandRepository<R>(answer, now());
      repository.issues.nodes.forEach(demandLabels);
      return { repository, answer };
    });
    yield page;
    const { hasNextPage, endCursor } = page.repository.issues.pageInfo;
    if (!hasNextPage) return;
    after = endCursor;
  }
}

/**
 * Without them every label would look as if somebody had just taken it off.
 *
 * @param part null = an issue that is kept back as a whole
 */
export function demandLabels(part: Pick<IssuePart, "labels"> | null): void {
  if (part !== null && part.labels?.nodes == null) {
    throw new GitHubError("unavailable", "GitHub did not show an issue's labels.");
  }
}
