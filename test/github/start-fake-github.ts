import { TokenStore } from "./access/token-store.ts";
import type { Fault } from "./faults/fault.ts";
import { FaultList } from "./faults/fault-list.ts";
import { buildGitHubSchema } from "./graphql/build-schema.ts";
import { Budget, type Resource } from "./limits/budget.ts";
import { leavePoints } from "./limits/leave-points.ts";
import { SecondaryLimits } from "./limits/secondary-limits.ts";
import { found } from "./people/locate.ts";
import { openWorkflow } from "./people/open-workflow.ts";
import { Person } from "./people/person.ts";
import { Seed } from "./people/seed.ts";
import { handleRequest } from "./serve/handle-request.ts";
import { listenOnLoopback } from "./serve/listen-on-loopback.ts";
import type { LoggedRequest } from "./serve/logged-request.ts";
import type { Parts } from "./serve/parts.ts";
import type { Installation, Permissions } from "./state/app.ts";
import type { Clock } from "./state/clock.ts";
import { findUser } from "./state/find-thing.ts";
import { createWorld, type World } from "./state/world.ts";
import { PostOffice } from "./webhooks/post-office.ts";

export interface FakeGitHubOptions {
  /** Not told = the machine's time. Tokens and limits end by it too. */
  readonly now?: Clock;
  /** Not told = any free port. */
  readonly port?: number;
  /** True = other processes may act through `/_fake/acts`, `/_fake/faults` and read `/_fake/requests`. */
  readonly isControlled?: boolean;
  /** False = no secondary limits: as many requests at once, a minute and an hour as one likes. */
  readonly limits?: boolean;
  /** Fields that this server does not know yet ("Issue.blockedBy"), as an older GitHub Enterprise Server. */
  readonly without?: readonly string[];
}

export interface FakeGitHub {
  /** Of the REST API and of the pages; "/api/v3" before a path is understood too. */
  readonly url: string;
  readonly graphqlUrl: string;
  readonly world: World;
  readonly seed: Seed;
  /** The webhooks: `deliveries`, `hold`, `release`, `redeliver`, `settle`. */
  readonly post: PostOffice;
  /** All requests to the API, oldest first. */
  readonly requests: LoggedRequest[];
  readonly budget: Budget;
  /** What was asked that GitHub does not document or the fake does not know. `close` rejects while there are any. */
  readonly mistakes: string[];
  /** Acts as that person (or bot). */
  as(login: string): Person;
  /** A personal access token. */
  userToken(login: string): string;
  /** A token as `POST /app/installations/{id}/access_tokens` gives it. */
  installationToken(installation: Installation): string;
  /** Ends all tokens of an installation before their time. */
  revokeTokens(installation: Installation): void;
  /** The `GITHUB_TOKEN` of a workflow run in that repository. */
  workflowToken(repository: string, permissions: Permissions): string;
  /** Leaves the token's payer so many points (REST: requests) for the rest of the hour. */
  leavePoints(token: string, remaining: number, resource?: Resource): void;
  /** Makes requests fail that are still to come. */
  fail(fault: Fault): void;
  close(): Promise<void>;
}

/** Starts a GitHub of its own on loopback: empty, to be seeded, and gone after `close`. */
export async function startFakeGitHub(options: FakeGitHubOptions = {}): Promise<FakeGitHub> {
  const now = options.now ?? Date.now;
  const world = createWorld(now);
  const schema = buildGitHubSchema(options.without);
  let parts: Parts | null = null;
  const server = await listenOnLoopback(options.port ?? 0, (request, response) =>
    handleRequest(parts!, request, response),
  );
  const site = { apiUrl: server.url, webUrl: server.url };
  parts = {
    world,
    schema,
    site,
    tokens: new TokenStore(world),
    post: new PostOffice(world, site),
    budget: new Budget(now),
    secondary: new SecondaryLimits(now, options.limits ?? true),
    faults: new FaultList(),
    requests: [],
    mistakes: [],
    isControlled: options.isControlled ?? false,
  };
  return face(parts, server.close);
}

function face(parts: Parts, close: () => Promise<void>): FakeGitHub {
  const { world, tokens, post, faults, site, requests, mistakes, budget } = parts;
  const user = (login: string) => found(findUser(world, login), `user ${login}`);
  return {
    url: site.apiUrl,
    graphqlUrl: `${site.apiUrl}/graphql`,
    world,
    seed: new Seed(world),
    post,
    requests,
    mistakes,
    budget,
    as: (login) => new Person(world, user(login)),
    userToken: (login) => tokens.issueToUser(user(login)),
    installationToken: (installation) => tokens.issueToInstallation(installation).token,
    revokeTokens: (installation) => tokens.revokeAll(installation),
    workflowToken: (repository, permissions) => openWorkflow(world, tokens, repository, permissions).token,
    leavePoints: (token, remaining, resource) => leavePoints(parts, token, remaining, resource),
    fail: (fault) => faults.add(fault),
    close: async () => {
      post.close();
      await post.settle();
      await close();
      if (mistakes.length > 0)
        throw new Error(`The fake GitHub was asked for what it cannot answer:\n- ${mistakes.join("\n- ")}`);
    },
  };
}
