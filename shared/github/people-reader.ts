import type { Actor } from "../domain/actor.ts";
import { GitHubError } from "../domain/github-error.ts";
import type { RepositoryName } from "../domain/place.ts";
import type { PeopleReader } from "../reconcile/ports.ts";
import type { AskRest } from "./ask.ts";

const ROUTE = "GET /repos/{owner}/{repo}/collaborators/{username}/permission";

/** Who may do what in a repository. One request a question. */
export function openPeopleReader(ask: AskRest): PeopleReader {
  return {
    canTriage: async ({ owner, repo }: RepositoryName, { login, kind }: Actor) => {
      const username = kind === "bot" ? `${login}[bot]` : login;
      try {
        const { data } = await ask(ROUTE, { owner, repo, username });
        return maySort(data);
      } catch (error) {
        // Whom GitHub does not know there may do nothing there.
        if (error instanceof GitHubError && error.kind === "gone") return false;
        throw error;
      }
    },
  };
}

interface PermissionAnswer {
  /** Shows triage as read. */
  readonly permission?: string;
  readonly user?: { readonly permissions?: Readonly<Record<string, boolean>> } | null;
}

function maySort(data: unknown): boolean {
  const { permission, user } = data as PermissionAnswer;
  const triage = user?.permissions?.triage;
  return triage ?? (permission === "admin" || permission === "write");
}
