import { readApiUrl } from "./read-github-environment.ts";

/** What a workflow tells of itself. */
interface WorkflowContext {
  /** Throws where the runner does not say. */
  readonly repo: { readonly owner: string; readonly repo: string };
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** NaN where the runner does not say. */
  readonly runId: number;
}

/** Where a workflow runs. */
export interface WorkflowPlace {
  /** "owner/name". */
  readonly repository: string;
  /** Of the REST API, without a slash at the end. */
  readonly apiUrl: string;
  /** Where people see the run, and its summary; null = it has no page. */
  readonly runUrl: string | null;
}

/** @throws UserError when the address of the API is none */
export function readPlace({ repo, serverUrl, apiUrl, runId }: WorkflowContext): WorkflowPlace {
  const repository = `${repo.owner}/${repo.repo}`;
  const web = serverUrl.replace(/\/+$/, "");
  return {
    repository,
    apiUrl: readApiUrl(apiUrl),
    runUrl: Number.isNaN(runId) ? null : `${web}/${repository}/actions/runs/${runId}`,
  };
}
