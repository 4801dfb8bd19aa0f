import { GitHubError } from "../domain/github-error.ts";
import type { IssueName, RepositoryName } from "../domain/place.ts";
import type { RelatedReader } from "../reconcile/ports.ts";
import type { AskGraphQL, AskRest, GraphQLAnswer } from "./ask.ts";
import { demandWhole } from "./demand-whole.ts";
import type { Page, Place } from "./queries/issue-answer.ts";
import type { Features } from "./read-features.ts";
import { translateProblem } from "./translate-error.ts";

export interface RelatedTools {
  readonly ask: AskGraphQL;
  readonly rest: AskRest;
  readonly features: Features;
  readonly now: () => number;
}

const NUMBERS = `query ListOpenIssues($owner: String!, $repo: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    issues(states: OPEN, first: 100, after: $after, orderBy: { field: CREATED_AT, direction: ASC }) {
      pageInfo { hasNextPage endCursor } nodes { number }
    }
  }
}`;

const FIND = `query FindIssue($id: ID!) {
  node(id: $id) { ... on Issue { number repository { nameWithOwner } } }
}`;

/** GitHub allows 100 sub-issues, and as many blocked issues are enough. */
const MOST_RELATED = 100;

const relatedDocument = (name: string, field: "blocking" | "subIssues"): string => `query ${name}(
  $owner: String!, $repo: String!, $number: Int!
) {
  repository(owner: $owner, name: $repo) {
    issue(number: $number) {
      list: ${field}(first: ${MOST_RELATED}) { nodes { number state repository { nameWithOwner isArchived } } }
    }
  }
}`;

export const RELATED_DOCUMENTS = {
  NUMBERS,
  FIND,
  BLOCKED: relatedDocument("ListBlockedIssues", "blocking"),
  SUB_ISSUES: relatedDocument("ListSubIssues", "subIssues"),
};

const REPOSITORIES = "GET /installation/repositories";

interface RelatedPart {
  readonly number: number;
  readonly state: string;
  readonly repository: Place & { readonly isArchived?: boolean };
}

/** Which issues an event reaches. */
export function openRelatedReader(tools: RelatedTools): RelatedReader {
  const { features } = tools;
  return {
    listOpenIssues: (repository) => listOpenIssues(repository, tools),
    listBlockedIssues: async (name) =>
      features.fields.has("blocking") ? await listRelated(RELATED_DOCUMENTS.BLOCKED, name, tools) : [],
    listSubIssues: async (name) =>
      features.fields.has("subIssues") ? await listRelated(RELATED_DOCUMENTS.SUB_ISSUES, name, tools) : [],
    findIssue: (id) => findIssue(id, tools),
    listRepositories: () => listRepositories(tools),
  };
}

async function* listOpenIssues(
  { owner, repo }: RepositoryName,
  { ask, now }: RelatedTools,
): AsyncGenerator<number> {
  let after: string | null = null;
  do {
    const answer: GraphQLAnswer = await ask(NUMBERS, { owner, repo, after });
    demandWhole(answer, now());
    const repository = answer.data.repository as {
      readonly issues: Page<{ readonly number: number }>;
    } | null;
    if (repository == null) throw explain(answer, now());
    for (const issue of repository.issues.nodes) if (issue !== null) yield issue.number;
    const { hasNextPage, endCursor } = repository.issues.pageInfo;
    after = hasNextPage ? endCursor : null;
  } while (after !== null);
}

/** An issue that is not there any more has no relatives. */
async function listRelated(
  document: string,
  { owner, repo, number }: IssueName,
  { ask, now }: RelatedTools,
): Promise<IssueName[]> {
  const answer = await ask(document, { owner, repo, number });
  demandWhole(answer, now());
  const repository = answer.data.repository as
    | { readonly issue: { readonly list: Pick<Page<RelatedPart>, "nodes"> } | null }
    | null
    | undefined;
  if (repository?.issue == null) {
    const error = explain(answer, now());
    if (error.kind === "gone") return [];
    throw error;
  }
  // Nothing can be written in an archived repository.
  return repository.issue.list.nodes
    .flatMap((issue) => (issue?.state === "OPEN" && !issue.repository.isArchived ? [toName(issue)] : []))
    .filter((other) => other.owner.toLowerCase() === owner.toLowerCase());
}

async function findIssue(id: string, { ask, now }: RelatedTools): Promise<IssueName | null> {
  const answer = await ask(FIND, { id });
  const node = answer.data.node as Partial<RelatedPart> | null | undefined;
  if (node?.number !== undefined && node.repository !== undefined) return toName(node as RelatedPart);
  if (answer.problems.length === 0) return null;
  const error = explain(answer, now());
  if (error.kind === "gone") return null;
  throw error;
}

function toName({
  number,
  repository: { nameWithOwner },
}: Pick<RelatedPart, "number" | "repository">): IssueName {
  const [owner = "", repo = ""] = nameWithOwner.split("/");
  return { owner, repo, number };
}

function explain({ problems: [problem] }: GraphQLAnswer, now: number): GitHubError {
  return problem === undefined
    ? new GitHubError("gone", "GitHub does not find it, or does not show it to this token.")
    : translateProblem(problem, now);
}

interface RepositoriesAnswer {
  readonly repositories: readonly { readonly full_name: string; readonly archived?: boolean }[];
}

async function* listRepositories({ rest }: RelatedTools): AsyncGenerator<RepositoryName> {
  for (let page = 1; ; page++) {
    const { data } = await rest(REPOSITORIES, { per_page: 100, page });
    const { repositories } = data as RepositoriesAnswer;
    for (const { full_name: fullName, archived } of repositories) {
      const [owner = "", repo = ""] = fullName.split("/");
      if (archived !== true) yield { owner, repo };
    }
    if (repositories.length < 100) return;
  }
}
