import { Octokit } from "@octokit/core";
import { Desks } from "../../app/desks.ts";
import type { CreateWorker } from "../../app/start-app.ts";
import { Worker } from "../../app/worker.ts";
import { type GitHubTools, openGitHub } from "../../shared/github/open-github.ts";
import { openGraphQL } from "../../shared/github/open-graphql.ts";
import { readFeatures } from "../../shared/github/read-features.ts";
import { openMapAddress } from "../../shared/github/web-address.ts";
import { createWriteClient } from "../../shared/github/write-client.ts";
import { FirstComments } from "../../shared/reconcile/first-comments.ts";
import type { Traffic } from "./traffic.ts";

/** The host's own worker, but for the client's spacing in real time. */
export const createWorkerWithoutSpacing =
  (traffic: Traffic): CreateWorker =>
  ({ clients, settings, clock, log, queue, own }) => {
    const baseUrl = settings.github.rest;
    const now = () => clock.now();
    const kept = new Map<number, Promise<GitHubTools>>();
    const open = async (installation: number): Promise<GitHubTools> => {
      const client = await clients.find(installation);
      const token = traffic.watch(() => client.token());
      const read = traffic.watch(openGraphQL({ token, baseUrl, now }));
      const authStrategy = () => ({
        hook: async (request: (options: object) => Promise<unknown>, options: { headers: object }) =>
          await request({
            ...options,
            headers: { ...options.headers, authorization: `token ${await token()}` },
          }),
      });
      const octokit = new Octokit({ authStrategy, baseUrl });
      const { ask, rest } = createWriteClient(octokit as never, now);
      const write = { ask: traffic.watch(ask), rest: traffic.watch(rest) };
      return openGitHub({ read, client: write, features: await readFeatures(read, now), clock });
    };
    const findTools = (installation: number): Promise<GitHubTools> => {
      const tools = kept.get(installation) ?? open(installation);
      kept.set(installation, tools);
      tools.catch(() => kept.delete(installation));
      return tools;
    };
    return new Worker({
      findTools,
      renewToken: async (installation) => void (await (await clients.find(installation)).token(true)),
      desks: new Desks({ findTools, ownLogin: `${own.login}[bot]`, now, log }),
      firstComments: new FirstComments(),
      mapUrl: openMapAddress(baseUrl),
      now,
      queue,
      log,
    });
  };
