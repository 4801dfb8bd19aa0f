import { onTestFinished } from "vitest";
import { buildShop, type Shop } from "../github/build-shop.ts";
import type { LoggedRequest } from "../github/serve/logged-request.ts";
import type { Comment } from "../github/state/comment.ts";
import type { Issue } from "../github/state/issue.ts";
import type { CliResult } from "./run-cli.ts";
import { runCliOn } from "./run-cli-on.ts";

export const MAP = `version: 1
streams:
  checkout: { outcome: Shoppers pay in under a minute, words: [cart, payment] }
  refunds: { outcome: Money is back within two days, words: ["refund*"] }
comments: { grace: 0s }
`;
export const WITH_BOARD = `${MAP}project: { owner: shop, number: 1 }\n`;
export const INVALID_MAP = "version: 1\nstream: {}\n";
const MAP_FILE = ".github/flow-map.yml";

/** A repository on the fake GitHub, shop/web, and the command line as a process of its own. */
export interface Repository {
  readonly shop: Shop;
  /** A fresh one of the installed App. */
  appToken(): string;
  /** GitHub's clock goes on; the command line's does not. */
  pass(ms: number): void;
  push(map: string | null): void;
  /** Issues by sam. */
  open(...titles: string[]): Issue[];
  commentsOn(issue: Issue): readonly Comment[];
  /** With the App's token unless told otherwise; null = without one. `--repo shop/web` comes behind the command. */
  run(args: string, token?: string | null, more?: Readonly<Record<string, string>>): Promise<CliResult>;
  /** The command line's requests since the last call. */
  takeRequests(): LoggedRequest[];
}

export interface RepositoryOptions {
  /** Null = none. */
  readonly map?: string | null;
  /** All labels of the map are there, so that none has to wait for its second. */
  readonly withLabels?: boolean;
}

export async function openRepository(options: RepositoryOptions = {}): Promise<Repository> {
  const { map = MAP, withLabels = true } = options;
  let ahead = 0;
  const shop = await buildShop({ now: () => Date.now() + ahead });
  const { fake } = shop;
  onTestFinished(() => fake.close());
  const push = (text: string | null): void => fake.as("mara").push("shop/web", MAP_FILE, text);
  push(map);
  for (const name of withLabels ? ["stream: refunds", "needs: stream", "held: stream"] : []) {
    fake.as("mara").createLabel("shop/web", { name, color: "0e8a16" });
  }
  const appToken = (): string => fake.installationToken(shop.installation);
  let seen = 0;
  return {
    shop,
    appToken,
    pass: (ms) => {
      ahead += ms;
    },
    push,
    open: (...titles) => titles.map((title) => fake.as("sam").openIssue("shop/web", { title })),
    commentsOn: (issue) => fake.world.comments.get(issue) ?? [],
    run: (args, token = appToken(), more = {}) => {
      const [command = "", ...rest] = args.split(" ");
      return runCliOn(fake.url, token, [command, "--repo", "shop/web", ...rest], more);
    },
    takeRequests: () => {
      const taken = fake.requests.slice(seen);
      seen = fake.requests.length;
      return taken;
    },
  };
}

export const labelsOf = ({ labels }: Issue): string[] => labels.map(({ name }) => name).sort();

/** What may have changed something: documents by name, REST by method and path. */
export const listWrites = (requests: readonly LoggedRequest[]): string[] =>
  requests
    .filter(({ api, isMutation, method }) => (api === "graphql" ? isMutation : method !== "GET"))
    .map(({ method, path, documentName }) => documentName ?? `${method} ${path}`);

export const countNames = (requests: readonly LoggedRequest[]): Record<string, number> => {
  const names = requests.map(({ method, path, documentName }) => documentName ?? `${method} ${path}`);
  return Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));
};
