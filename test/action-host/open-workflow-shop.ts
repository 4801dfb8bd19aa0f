import { onTestFinished } from "vitest";
import { MAP_PATH } from "../action/temporary-folder.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { inventBacklog } from "../github/invent-backlog.ts";
import type { Permissions } from "../github/state/app.ts";
import { runAction, type StepResult } from "./run-action.ts";
import type { Inputs } from "./write-step-environment.ts";

export const MAP = `version: 1
streams:
  checkout: { outcome: Shoppers pay in under a minute, words: [cart], expectation: { percent: 85, days: 2 } }
  refunds: { outcome: Money is back within two days, words: ["refund*"] }
  search: { outcome: Shoppers find what they look for, words: [search] }
`;
export const WITH_BOARD = `${MAP}project: { owner: shop, number: 1 }\n`;

/** A workflow's own rights, as the documentation asks for them. */
export const RIGHTS: Permissions = { contents: "read", issues: "write", metadata: "read" };

/** The fake GitHub with half a year of issues in shop/web, and the Action as a workflow's step there. */
export interface WorkflowShop extends Shop {
  /** The bundled Action with the workflow's token, as of the fake's clock. */
  run(inputs?: Inputs, more?: RunOptions): Promise<StepResult>;
}

export interface RunOptions {
  readonly token?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly apiUrl?: string;
  /** Variables of the runner that are other than usual. */
  readonly environment?: Readonly<Record<string, string>>;
  /** "owner/name" that the workflow runs in; not told = shop/web. */
  readonly repository?: string;
}

export interface ShopOptions {
  /** Null = none. */
  readonly map?: string | null;
  readonly issues?: number;
  readonly rights?: Permissions;
}

export async function openWorkflowShop(options: ShopOptions = {}): Promise<WorkflowShop> {
  const { map = MAP, issues = 40, rights = RIGHTS } = options;
  const shop = await buildShop();
  const { fake, clock } = shop;
  onTestFinished(() => fake.close());
  fake.as("mara").push("shop/web", MAP_PATH, map);
  fake.seed.backlog("shop/web", inventBacklog(issues, clock()), shop.board);
  return {
    ...shop,
    run: (inputs = {}, more = {}) =>
      runAction(
        { now: new Date(clock()).toISOString(), ...inputs },
        // Each run has a token of its own, which is good for an hour.
        { apiUrl: fake.url, token: fake.workflowToken("shop/web", rights), ...more },
      ),
  };
}

/** Names of what may have changed something since request number `from`. */
export const listWritesSince = ({ fake }: Shop, from = 0): string[] =>
  fake.requests
    .slice(from)
    .filter(({ api, isMutation, method }) => (api === "graphql" ? isMutation : method !== "GET"))
    .map(({ method, path, documentName }) => documentName ?? `${method} ${path}`);
