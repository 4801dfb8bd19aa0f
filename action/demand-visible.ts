import { openGraphQL } from "../shared/github/open-graphql.ts";
import { openVisibilityReader } from "../shared/github/visibility-reader.ts";
import { VISIBILITIES } from "../shared/reconcile/publish-ports.ts";
import { explainGitHubError } from "./explain-github-error.ts";
import type { GitHubEnvironment } from "./read-github-environment.ts";
import { readRepositoryName } from "./read-repository-name.ts";
import { UserError } from "./user-error.ts";

/**
 * Makes sure that a report shows no repository's issues to people who may not see that repository: the summary is seen
 * by all who see the one that the workflow runs in. No request when the report is of that one alone.
 *
 * @param here "owner/name" of the workflow's repository
 * @throws UserError that names the repositories that are less visible than it
 */
export async function demandVisible(
  here: string,
  repositories: readonly string[],
  { token, apiUrl }: GitHubEnvironment,
): Promise<void> {
  const others = repositories.filter((name) => name.toLowerCase() !== here.toLowerCase());
  if (others.length === 0) return;
  const read = openGraphQL({ token: async () => token, baseUrl: apiUrl, now: Date.now });
  const reader = openVisibilityReader({ read, now: Date.now });
  const [own = "public", ...seen] = await reader
    .readVisibilities([here, ...others].map(readRepositoryName))
    .catch((error: unknown) => {
      throw explainGitHubError(error, "repositories");
    });
  const hidden = others.filter((_, index) => rankOf(seen[index]) > rankOf(own));
  if (hidden.length === 0) return;
  throw new UserError(
    `repositories: ${hidden.join(", ")} ${hidden.length === 1 ? "is" : "are"} less visible than ${here}, which is ${own}: the report would show ${hidden.length === 1 ? "its" : "their"} issues to people who may not see them. Run this workflow in a repository that is private, too.`,
  );
}

const rankOf = (visibility: (typeof VISIBILITIES)[number] = "private"): number =>
  VISIBILITIES.indexOf(visibility);
