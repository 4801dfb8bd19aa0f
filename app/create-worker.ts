import { type GitHubTools, openGitHub } from "../shared/github/open-github.ts";
import { openGraphQL } from "../shared/github/open-graphql.ts";
import { type Features, readFeatures } from "../shared/github/read-features.ts";
import { openMapAddress } from "../shared/github/web-address.ts";
import { createWriteClient } from "../shared/github/write-client.ts";
import { FirstComments } from "../shared/reconcile/first-comments.ts";
import { Desks } from "./desks.ts";
import type { FindTools } from "./github-tools.ts";
import type { CreateWorker, HostTools } from "./start-app.ts";
import { Worker } from "./worker.ts";

/** More than are at work at once; the one that was not needed for the longest time is dropped. */
const MOST_INSTALLATIONS = 1000;

/** Makes what does the queue's jobs. */
export const createWorker: CreateWorker = (host) => {
  const { settings, clock, log, queue, own } = host;
  const findTools = keepTools(host);
  const now = () => clock.now();
  return new Worker({
    findTools,
    renewToken: async (installation) => {
      const { token } = await host.clients.find(installation);
      await token(true);
    },
    desks: new Desks({ findTools, ownLogin: `${own.login}[bot]`, now, log }),
    firstComments: new FirstComments(),
    mapUrl: openMapAddress(settings.github.rest),
    now,
    queue,
    log,
  });
};

/** One set of tools an installation: reads with its token, writes spaced out for it alone. */
function keepTools({ clients, settings, clock }: HostTools): FindTools {
  const kept = new Map<number, Promise<GitHubTools>>();
  const now = () => clock.now();
  let features: Promise<Features> | null = null;
  const open = async (installation: number): Promise<GitHubTools> => {
    const { octokit, token } = await clients.find(installation);
    const read = openGraphQL({ token, baseUrl: settings.github.rest, now });
    // The server is the same for all; asked once, and again only if that failed.
    features ??= readFeatures(read, now).catch((error: unknown) => {
      features = null;
      throw error;
    });
    return openGitHub({ read, client: createWriteClient(octokit, now), features: await features, clock });
  };
  return (installation) => {
    const tools = kept.get(installation) ?? open(installation);
    kept.delete(installation);
    kept.set(installation, tools);
    const [oldest] = kept.keys();
    if (kept.size > MOST_INSTALLATIONS && oldest !== undefined) kept.delete(oldest);
    tools.catch(() => kept.delete(installation));
    return tools;
  };
}
