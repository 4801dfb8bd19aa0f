import type { ActionInputs } from "./inputs.ts";
import type { GitHubEnvironment } from "./read-github-environment.ts";
import type { WorkflowPlace } from "./read-place.ts";
import { EXIT, UserError } from "./user-error.ts";

/** @throws UserError when there is no token */
export function openWorkflowEnvironment(
  { githubToken, projectToken }: Pick<ActionInputs, "githubToken" | "projectToken">,
  { apiUrl }: Pick<WorkflowPlace, "apiUrl">,
): GitHubEnvironment {
  if (githubToken === null) {
    throw new UserError(
      "github-token is empty. Leave this input out for the workflow's own token, or check that the secret you name is there.",
      EXIT.wrongUsage,
    );
  }
  return { token: githubToken, tokenName: "github-token", projectToken, apiUrl };
}
