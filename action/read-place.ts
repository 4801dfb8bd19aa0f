import { readApiUrl } from "./read-github-environment.ts";
import { UserError } from "./user-error.ts";

/** What a workflow tells of itself. */
interface WorkflowContext {
  /** Throws where the runner does not say; what is no name has no `repo`. */
  readonly repo: { readonly owner: string; readonly repo?: string };
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

/** @throws UserError when a variable of the runner is not what it should be */
export function readPlace(context: WorkflowContext): WorkflowPlace {
  const repository = readRepository(context);
  const web = context.serverUrl.replace(/\/+$/, "");
  return {
    repository,
    apiUrl: readApiUrl(context.apiUrl),
    runUrl: Number.isNaN(context.runId) ? null : `${web}/${repository}/actions/runs/${context.runId}`,
  };
}

function readRepository(context: WorkflowContext): string {
  try {
    const { owner, repo } = context.repo;
    if (/^[\w-]+$/.test(owner) && /^[\w.-]+$/.test(repo ?? "")) return `${owner}/${repo}`;
  } catch {
    // It says so by an error of its own.
  }
  throw new UserError(
    "GITHUB_REPOSITORY is not OWNER/NAME. A runner sets it; a stand-in for one has to, too, to the repository that the workflow runs in.",
  );
}
