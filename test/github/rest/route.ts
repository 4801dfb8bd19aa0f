import type { Session } from "../access/session.ts";
import type { TokenStore } from "../access/token-store.ts";
import type { Spending } from "../limits/budget.ts";
import type { Site } from "../shapes/site.ts";
import type { World } from "../state/world.ts";
import type { PostOffice } from "../webhooks/post-office.ts";

export interface RestCall {
  readonly world: World;
  readonly tokens: TokenStore;
  readonly post: PostOffice;
  readonly site: Site;
  readonly session: Session;
  /** The budgets of the session, after this call was paid. */
  readonly budgets: { readonly core: Spending; readonly graphql: Spending };
  /** The parts of the path that the route names. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly accept: string;
  /** The full path, for links to other pages. */
  readonly path: string;
}

export interface RestAnswer {
  readonly status: number;
  /** An object goes out as JSON, a text as it is. */
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** "/repos/:owner/:repo/labels/:name"; a last "*path" takes slashes too. */
  readonly path: string;
  readonly handle: (call: RestCall) => RestAnswer;
  /** The page of GitHub's REST reference, as `documentation_url` names it. */
  readonly docs: string;
}
