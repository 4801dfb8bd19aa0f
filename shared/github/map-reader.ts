import { GitHubError } from "../domain/github-error.ts";
import type { RepositoryName } from "../domain/place.ts";
import type { MapFile, MapReader } from "../reconcile/ports.ts";
import type { AskGraphQL } from "./ask.ts";
import { translateProblem } from "./translate-error.ts";

const BLOB = "... on Blob { oid byteSize isBinary isTruncated text }";

export const READ_MAP = `query ReadMap($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) { file: object(expression: "HEAD:.github/flow-map.yml") { ${BLOB} } }
}`;

export const READ_FORMER_MAPS = `query ReadFormerMaps($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    defaultBranchRef { target { ... on Commit {
      history(first: 20, path: ".github/flow-map.yml") {
        nodes { file(path: ".github/flow-map.yml") { object { ${BLOB} } } }
      }
    } } }
  }
}`;

interface Blob {
  readonly oid?: string;
  readonly byteSize: number;
  readonly isBinary: boolean | null;
  readonly isTruncated: boolean;
  readonly text: string | null;
}

interface History {
  readonly defaultBranchRef: {
    readonly target: {
      readonly history?: {
        readonly nodes: readonly ({ readonly file: { readonly object: Blob | null } | null } | null)[];
      };
    } | null;
  } | null;
}

/** The flow map of a repository: one request a method. */
export function openMapReader(ask: AskGraphQL, now: () => number): MapReader {
  const read = async <T>(document: string, { owner, repo }: RepositoryName): Promise<T> => {
    const { data, problems } = await ask(document, { owner, repo });
    const errors = problems.map((problem) => translateProblem(problem, now()));
    // A hole would look like a map that is not there; but a commit that deleted it does not have it.
    const error = errors.find(({ kind }) => data.repository == null || kind !== "gone");
    if (error !== undefined) throw error;
    if (data.repository == null) throw new GitHubError("gone", "GitHub does not find the repository.");
    return data.repository as T;
  };
  return {
    readMap: async (repository) => {
      const { file } = await read<{ readonly file: Blob | null }>(READ_MAP, repository);
      return toFile(file);
    },
    readFormerMaps: async (repository) => {
      const { defaultBranchRef } = await read<History>(READ_FORMER_MAPS, repository);
      const files = (defaultBranchRef?.target?.history?.nodes ?? []).flatMap(
        (commit) => toFile(commit?.file?.object ?? null) ?? [],
      );
      return files.filter(({ version }, at) => files.findIndex((file) => file.version === version) === at);
    },
  };
}

/** A folder of that name is no file. */
function toFile(blob: Blob | null): MapFile | null {
  if (blob?.oid === undefined) return null;
  const isText = blob.isBinary !== true && !blob.isTruncated;
  return { version: blob.oid, text: isText ? blob.text : null, size: blob.byteSize };
}
