import type { RepositoryName } from "../domain/place.ts";
import type { AskGraphQL, GraphQLAnswer } from "./ask.ts";
import { demandRepository } from "./demand-repository.ts";
import { demandWhole } from "./demand-whole.ts";
import type { Page } from "./queries/issue-answer.ts";
import { READ_ALL_LABELS } from "./queries/read-histories.ts";

interface LabelsAnswer {
  /** Null = they are kept back. */
  readonly labels: Page<{ readonly id: string; readonly name: string }> | null;
}

/** The names of all labels of a repository, by id. One request for 100 labels. */
export async function readLabelNames(
  { owner, repo }: RepositoryName,
  { ask, now }: { readonly ask: AskGraphQL; readonly now: () => number },
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  let after: string | null = null;
  do {
    const answer: GraphQLAnswer = await ask(READ_ALL_LABELS, { owner, repo, after });
    demandWhole(answer, now());
    const { labels } = demandRepository<LabelsAnswer>(answer, now());
    for (const label of labels?.nodes ?? []) if (label !== null) names.set(label.id, label.name);
    after = labels?.pageInfo.hasNextPage === true ? labels.pageInfo.endCursor : null;
  } while (after !== null);
  return names;
}
