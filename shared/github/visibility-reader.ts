import { GitHubError } from "../domain/github-error.ts";
import type { RepositoryName } from "../domain/place.ts";
import { VISIBILITIES, type VisibilityReader } from "../reconcile/publish-ports.ts";
import type { StoreTools } from "./store-tools.ts";
import { translateProblem } from "./translate-error.ts";

/** Who sees repositories. */
export function openVisibilityReader({ read, now }: Pick<StoreTools, "read" | "now">): VisibilityReader {
  return {
    readVisibilities: async (repositories) => {
      const variables = Object.fromEntries(
        repositories.flatMap(({ owner, repo }, index) => [
          [`o${index}`, owner],
          [`n${index}`, repo],
        ]),
      );
      const { data, problems } = await read(writeQuery(repositories.length), variables);
      const [problem] = problems;
      if (problem !== undefined) {
        const { kind, message, retryAt } = translateProblem(problem, now());
        throw new GitHubError(kind, `${nameOf(repositories, problem.path[0])}${message}`, retryAt);
      }
      return repositories.map((_, index) => readVisibility(data[`r${index}`]));
    },
  };
}

/** The text depends on nothing but how many repositories there are. */
function writeQuery(size: number): string {
  const indexes = Array.from({ length: size }, (_, index) => index);
  const declared = indexes.map((index) => `$o${index}: String!, $n${index}: String!`).join(", ");
  const fields = indexes.map(
    (index) => `  r${index}: repository(owner: $o${index}, name: $n${index}) { visibility }`,
  );
  return `query ReadVisibilities(${declared}) {\n${fields.join("\n")}\n}`;
}

function nameOf(repositories: readonly RepositoryName[], alias: string | number | undefined): string {
  const found = repositories[Number(String(alias).slice(1))];
  return found === undefined ? "" : `${found.owner}/${found.repo}: `;
}

/** A value that we do not know is taken for the most restricted. */
function readVisibility(node: unknown): (typeof VISIBILITIES)[number] {
  const { visibility } = (node ?? {}) as { readonly visibility?: string };
  return VISIBILITIES.find((one) => one === visibility?.toLowerCase()) ?? "private";
}
