import type { LoggedRequest } from "../github/serve/logged-request.ts";
import type { ShownIssue, ShownState } from "../github/serve/write-state.ts";
import { REPOSITORY } from "./names.ts";

/** What the demo does to the fake GitHub from outside, and sees of it. */
export class FakeDoor {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** To the number of what was made, if it has one. `by` null sets the scene. */
  async act(by: string | null, name: string, ...parameters: readonly unknown[]): Promise<number> {
    const body = JSON.stringify({ as: by, act: name, with: parameters });
    const answer = await fetch(`${this.url}/_fake/acts`, { method: "POST", body });
    const made = (await answer.json()) as { readonly number?: number; readonly message?: string };
    if (!answer.ok) throw new Error(`${by} could not do "${name}": ${made.message}`);
    return made.number ?? 0;
  }

  /** The shop's issues, by number. */
  async readIssues(): Promise<ReadonlyMap<number, ShownIssue>> {
    const { repositories } = await this.read<ShownState>("state");
    const shop = repositories.find(({ name }) => name === REPOSITORY);
    return new Map(shop?.issues.map((issue) => [issue.number, issue]));
  }

  /** To the token of a workflow that runs in a repository. */
  async openWorkflow(workflow: string, permissions: Readonly<Record<string, string>>): Promise<string> {
    const body = JSON.stringify({ workflow, permissions });
    const answer = await fetch(`${this.url}/_fake/tokens`, { method: "POST", body });
    if (!answer.ok) throw new Error(`The fake GitHub answers /_fake/tokens with status ${answer.status}`);
    return ((await answer.json()) as { readonly token: string }).token;
  }

  readRequests = (): Promise<LoggedRequest[]> => this.read("requests");

  private async read<T>(what: string): Promise<T> {
    const answer = await fetch(`${this.url}/_fake/${what}`);
    if (!answer.ok) throw new Error(`The fake GitHub answers /_fake/${what} with status ${answer.status}`);
    return (await answer.json()) as T;
  }
}
