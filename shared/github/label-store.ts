import { GitHubError } from "../domain/github-error.ts";
import type { RepositoryName } from "../domain/place.ts";
import type { LabelStore, NewLabel, RepositoryLabel } from "../reconcile/ports.ts";
import type { StoreTools } from "./store-tools.ts";
import { translateProblem } from "./translate-error.ts";

/** Names asked for in one document. */
const MOST_NAMES = 50;

const CREATE = "POST /repos/{owner}/{repo}/labels";

/** The labels of repositories: one request for 50 names, and one for each new label. */
export function openLabelStore(tools: Omit<StoreTools, "write">): LabelStore {
  return {
    readLabels: async (repository, names) => {
      const found = new Map<string, RepositoryLabel>();
      for (let at = 0; at < names.length; at += MOST_NAMES) {
        const page = await readPage(repository, names.slice(at, at + MOST_NAMES), tools);
        for (const label of page) found.set(label.id, label);
      }
      return [...found.values()];
    },
    createLabel: async (repository, label) => {
      try {
        return await create(repository, label, tools);
      } catch (error) {
        if (!(error instanceof GitHubError) || error.kind !== "refused") throw error;
        // Most likely somebody else has just created it.
        const [present] = await readPage(repository, [label.name], tools);
        if (present === undefined) throw error;
        return present;
      }
    },
  };
}

type Labels = Readonly<Record<string, RepositoryLabel | null>>;

async function readPage(
  { owner, repo }: RepositoryName,
  names: readonly string[],
  { read, now }: Pick<StoreTools, "read" | "now">,
): Promise<RepositoryLabel[]> {
  const variables = Object.fromEntries(names.map((name, index) => [`n${index}`, name]));
  const { data, problems } = await read(writeQuery(names.length), { owner, repo, ...variables });
  const [problem] = problems;
  if (problem !== undefined) throw translateProblem(problem, now());
  const labels = Object.values((data.repository ?? {}) as Labels);
  return labels.flatMap((label) => (label === null ? [] : [{ id: label.id, name: label.name }]));
}

/** The text depends on nothing but how many names there are. */
function writeQuery(size: number): string {
  const indexes = Array.from({ length: size }, (_, index) => index);
  const declared = indexes.map((index) => `, $n${index}: String!`).join("");
  const labels = indexes.map((index) => `    l${index}: label(name: $n${index}) { id name }`).join("\n");
  return `query ReadLabels($owner: String!, $repo: String!${declared}) {
  repository(owner: $owner, name: $repo) {
${labels}
  }
}`;
}

async function create(
  { owner, repo }: RepositoryName,
  { name, color, description }: NewLabel,
  { rest }: Pick<StoreTools, "rest">,
): Promise<RepositoryLabel> {
  const { data } = await rest(CREATE, { owner, repo, name, color, description });
  const made = (data ?? {}) as { readonly node_id?: unknown; readonly name?: unknown };
  if (typeof made.node_id === "string" && typeof made.name === "string")
    return { id: made.node_id, name: made.name };
  throw new GitHubError("unavailable", "GitHub's answer about a new label broke off.");
}
