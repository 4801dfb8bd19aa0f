import type { RepositoryName } from "../shared/domain/place.ts";
import type { AskRest } from "../shared/github/ask.ts";
import { isRecord, readId, readRepository } from "./events/payload.ts";

/** A repository as GitHub tells of it; what it does not tell is as asked, or null. */
export interface LookedUpRepository {
  readonly id: number | null;
  /** What it is called now. */
  readonly name: RepositoryName;
  readonly isArchived: boolean;
}

/** Looks a repository up by any name that it has or had. Rejects with a GitHubError; `gone` = out of sight. */
export async function lookUpRepository(
  rest: AskRest,
  { owner, repo }: RepositoryName,
): Promise<LookedUpRepository> {
  const { data } = await rest("GET /repos/{owner}/{repo}", { owner, repo });
  const place = readRepository(data, 0);
  return {
    id: readId(isRecord(data) ? data.id : null),
    name: place === null ? { owner, repo } : { owner: place.owner, repo: place.repo },
    isArchived: isRecord(data) && data.archived === true,
  };
}
