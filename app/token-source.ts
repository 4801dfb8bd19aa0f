import type { Probot } from "probot";
import { GitHubError } from "../shared/domain/github-error.ts";
import type { RepositoryName } from "../shared/domain/place.ts";
import type { Bearer } from "../shared/github/bearer.ts";
import { openTokenClient } from "../shared/github/open-token-client.ts";
import { translateError } from "../shared/github/translate-error.ts";
import { isRecord } from "./events/payload.ts";
import type { KeyWatch } from "./key-watch.ts";
import { lookUpRepository } from "./look-up-repository.ts";
import type { Permissions } from "./narrow-permissions.ts";
import type { Closure } from "./out-of-reach-error.ts";

/** A token that is wanted. */
export interface TokenWish {
  readonly installation: number;
  readonly permissions: Permissions;
  /** The one repository that it is for, by name or by number; null = all that the installation sees. */
  readonly repository: string | number | null;
}

/** What GitHub tells and gives the App itself. All methods reject with a GitHubError; KeyRefusedError is one, too. */
export interface TokenSource {
  /** What the owner of an installation grants now. */
  readGrants(installation: number): Promise<Permissions>;
  /** Whether the App may do anything there at all; null = yes. */
  readState(installation: number): Promise<Extract<Closure, "uninstalled" | "suspended"> | null>;
  /** Rejects with `refused` where more is asked for than is granted, or the repository is none of the installation's. */
  createToken(wish: TokenWish): Promise<string>;
  /**
   * A repository's number, by any name that it has or had.
   *
   * @param bearer who sees it
   */
  findRepository(bearer: Bearer, name: RepositoryName): Promise<number>;
}

const READ_INSTALLATION = "GET /app/installations/{installation_id}";

export interface TokenSourceSettings {
  /** Of the REST API, without a slash at the end. */
  readonly baseUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told whether GitHub takes the App's key. */
  readonly key: Pick<KeyWatch, "accept" | "refuse">;
}

export function openTokenSource(
  probot: Pick<Probot, "auth">,
  { baseUrl, now, key }: TokenSourceSettings,
): TokenSource {
  const translate = async <T>(ask: () => Promise<T>): Promise<T> => {
    try {
      const answer = await ask();
      key.accept();
      return answer;
    } catch (error) {
      throw statusOf(error) === 401 ? key.refuse() : translateError(error, now());
    }
  };
  const readInstallation = async (installation: number): Promise<unknown> => {
    const asked = { installation_id: installation, request: { retries: 0 } };
    return (await (await probot.auth()).request(READ_INSTALLATION, asked)).data;
  };
  return {
    readGrants: (installation) =>
      translate(async () => readPermissions(await readInstallation(installation))),
    readState: (installation) =>
      translate(async () => {
        try {
          return readSuspension(await readInstallation(installation));
        } catch (error) {
          if (statusOf(error) !== 404) throw error;
          // An App that was deleted itself is told so of everything.
          await (await probot.auth()).request("GET /app");
          return "uninstalled";
        }
      }),
    createToken: (wish) =>
      translate(async () => readToken(await (await probot.auth()).auth(toOptions(wish)))),
    findRepository: async (bearer, name) => {
      const { id } = await lookUpRepository(openTokenClient({ bearer, baseUrl, now }).rest, name);
      if (id === null) throw brokenOff();
      return id;
    },
  };
}

/** Octokit keeps tokens too: we know better when one is not good any more. */
const toOptions = ({ installation, permissions, repository }: TokenWish): Record<string, unknown> => ({
  type: "installation",
  installationId: installation,
  refresh: true,
  permissions,
  ...(typeof repository === "string" && { repositoryNames: [repository] }),
  ...(typeof repository === "number" && { repositoryIds: [repository] }),
});

function readToken(answer: unknown): string {
  const token = isRecord(answer) ? answer.token : null;
  if (typeof token !== "string" || token === "") throw brokenOff();
  return token;
}

function readPermissions(answer: unknown): Permissions {
  const permissions = isRecord(answer) ? answer.permissions : null;
  if (!isRecord(permissions)) throw brokenOff();
  const levels = Object.entries(permissions).filter(([, level]) => typeof level === "string");
  return Object.fromEntries(levels) as Permissions;
}

function readSuspension(answer: unknown): "suspended" | null {
  if (!isRecord(answer)) throw brokenOff();
  return answer.suspended_at == null ? null : "suspended";
}

const statusOf = (error: unknown): unknown => (error as { readonly status?: unknown } | null)?.status;

const brokenOff = (): GitHubError => new GitHubError("unavailable", "GitHub's answer broke off.");
