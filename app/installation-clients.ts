import type { Probot, ProbotOctokit } from "probot";
import { translateError } from "../shared/github/translate-error.ts";

/** How an installation talks to GitHub. */
export interface InstallationClient {
  /** For writes: spaced out as GitHub wishes, for this installation alone. */
  readonly octokit: ProbotOctokit;
  /**
   * For reads by other clients: a token, kept and asked anew before it ends. Rejects with a GitHubError.
   *
   * @param renewed true = not the one that is kept, since GitHub did not take it
   */
  readonly token: (renewed?: boolean) => Promise<string>;
}

/** More than are at work at once; the one that was not needed for the longest time is dropped. */
const MOST_CLIENTS = 1000;

/** The clients of the installations at work, each made once. Tokens and spacing outlive them: Probot keeps these. */
export class InstallationClients {
  private readonly probot: Pick<Probot, "auth">;
  private readonly now: () => number;
  private readonly most: number;
  private readonly kept = new Map<number, Promise<InstallationClient>>();

  constructor(probot: Pick<Probot, "auth">, now: () => number, most = MOST_CLIENTS) {
    this.probot = probot;
    this.now = now;
    this.most = most;
  }

  /** Asks nothing of GitHub yet. */
  find(installation: number): Promise<InstallationClient> {
    const client = this.kept.get(installation) ?? this.open(installation);
    this.kept.delete(installation);
    this.kept.set(installation, client);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most && oldest !== undefined) this.kept.delete(oldest);
    return client;
  }

  private async open(installation: number): Promise<InstallationClient> {
    const octokit = await this.probot.auth(installation);
    const token = async (refresh = false): Promise<string> => {
      try {
        const kept = (await octokit.auth({ type: "installation", refresh })) as { readonly token: string };
        return kept.token;
      } catch (error) {
        throw translateError(error, this.now());
      }
    };
    return { octokit, token };
  }
}
