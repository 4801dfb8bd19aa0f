import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import examples from "@octokit/webhooks-examples" with { type: "json" };
import { beforeAll, describe, expect, test } from "vitest";
import { actOutEverything } from "./act-out-everything.ts";
import { buildShop, type Shop, WEBHOOK_SECRET } from "./build-shop.ts";
import { compareShapes } from "./compare-shapes.ts";
import { type ReceivedWebhook, receiveWebhooks } from "./receive-webhooks.ts";

let shop: Shop;
let received: readonly ReceivedWebhook[];

beforeAll(async () => {
  const receiver = await receiveWebhooks(WEBHOOK_SECRET);
  shop = await buildShop({ webhookUrl: receiver.url });
  actOutEverything(shop);
  await shop.fake.post.settle();
  received = receiver.received;
  return async () => {
    await shop.fake.close();
    await receiver.close();
  };
});

const nameOf = ({ event, payload }: ReceivedWebhook): string =>
  payload.action ? `${event}.${payload.action}` : event;

const payloadsOf = (name: string) => received.filter((it) => nameOf(it) === name).map((it) => it.payload);

/** Those that GitHub gives examples of. */
const WITH_EXAMPLE = [
  ...[
    "opened",
    "edited",
    "labeled",
    "unlabeled",
    "reopened",
    "assigned",
    "unassigned",
    "milestoned",
    "demilestoned",
    "locked",
    "unlocked",
    "transferred",
    "deleted",
  ].map((action) => `issues.${action}`),
  ...["created", "edited", "deleted"].flatMap((action) => [`issue_comment.${action}`, `label.${action}`]),
  ...["created", "edited", "archived", "restored"].map((action) => `projects_v2_item.${action}`),
  ...["created", "suspend", "unsuspend", "new_permissions_accepted", "deleted"].map(
    (action) => `installation.${action}`,
  ),
  "installation_repositories.added",
  "installation_repositories.removed",
  "repository.renamed",
  "push",
];

/** The others, with the name of their schema in GitHub's OpenAPI description. */
const WITH_SCHEMA: readonly (readonly [string, string])[] = [
  ["issues.closed", "webhook-issues-closed"],
  ["issues.typed", "webhook-issues-typed"],
  ["issues.untyped", "webhook-issues-untyped"],
  ["projects_v2.closed", "webhook-projects-v2-project-closed"],
  ["projects_v2_item.deleted", "webhook-projects-v2-item-deleted"],
  ...["sub_issue_added", "sub_issue_removed", "parent_issue_added", "parent_issue_removed"].map(
    (action) => [`sub_issues.${action}`, `webhook-sub-issues-${action.replaceAll("_", "-")}`] as const,
  ),
  ...["blocked_by_added", "blocked_by_removed", "blocking_added", "blocking_removed"].map(
    (action) =>
      [`issue_dependencies.${action}`, `webhook-issue-dependencies-${action.replaceAll("_", "-")}`] as const,
  ),
];

test("every event that the fake sends is compared with GitHub's", () => {
  const compared = [...WITH_EXAMPLE, ...WITH_SCHEMA.map(([name]) => name)];
  expect([...new Set(received.map(nameOf))].sort()).toEqual(compared.sort());
});

/**
 * Not compared: addresses of other resources, what newer API versions have dropped (assignee), what only a pull request
 * has (draft, pull_request), what depends on what was changed or granted, and the times of an installation, which GitHub writes as
 * numbers in some events and as texts in others.
 */
const isLeftOut = (path: string): boolean =>
  /_url$|\.(?:assignee|draft|pull_request|open_issues|open_issues_count)$|^changes$|^installation\.(?:permissions$|(?:crea|upda)ted_at$)/.test(
    path,
  );

interface Example {
  readonly name: string;
  readonly examples: readonly { readonly action?: string }[];
}

describe("a payload has what GitHub's examples have", () => {
  test.each(WITH_EXAMPLE)("%s", (name) => {
    const [event, action] = name.split(".");
    const all = (examples as unknown as readonly Example[]).find((it) => it.name === event)?.examples ?? [];
    const mine = all.filter((it) => it.action === action);
    expect(mine.length).toBeGreaterThan(0);
    const problems = payloadsOf(name).flatMap((payload) =>
      mine.flatMap((example) => compareShapes(example as never, payload, isLeftOut)),
    );
    expect([...new Set(problems)]).toEqual([]);
  });
});

const require = createRequire(import.meta.url);
const folder = require.resolve("@octokit/openapi-webhooks-types/package.json").replace(/package\.json$/, "");
const types = readFileSync(`${folder}types.d.ts`, "utf8");

/** The names that the type of a schema has without a question mark, read from its text. */
function readNeededNames(schema: string): string[] {
  const start = types.search(new RegExp(`^ {4}"?${schema}"?: \\{$`, "m"));
  expect(start, `${schema} in @octokit/openapi-webhooks-types`).toBeGreaterThan(0);
  const text = types.slice(start, types.indexOf("\n    };", start));
  return [...text.matchAll(/^ {6}(\w+):/gm)].map(([, name]) => name!);
}

describe("a payload has what its schema needs", () => {
  test.each(WITH_SCHEMA)("%s", (name, schema) => {
    const needed = readNeededNames(schema);
    expect(needed).toContain("action");
    const issueNames = readNeededNames("issue").filter((it) => !isLeftOut(`issue.${it}`));
    for (const payload of payloadsOf(name)) {
      expect(Object.keys(payload)).toEqual(expect.arrayContaining(needed));
      for (const part of ["issue", "sub_issue", "parent_issue", "blocked_issue", "blocking_issue"])
        if (part in payload) expect(Object.keys(payload[part])).toEqual(expect.arrayContaining(issueNames));
    }
  });
});

test("every payload says where it comes from: sender, installation, organisation, and the repository", () => {
  const identity = { id: expect.any(Number), node_id: expect.any(String), login: expect.any(String) };
  for (const webhook of received) {
    const { payload, event } = webhook;
    expect(payload, nameOf(webhook)).toMatchObject({
      sender: { ...identity, type: "User" },
      installation: { id: shop.installation.id },
      organization: { ...identity, login: "shop" },
    });
    expect(typeof payload.action).toBe(event === "push" ? "undefined" : "string");
    const isOfBoardOrApp = /^(?:projects_v2|installation)/.test(event);
    if (isOfBoardOrApp) expect(payload).not.toHaveProperty("repository");
    else {
      expect(payload.repository).toMatchObject({
        id: expect.any(Number),
        node_id: expect.any(String),
        full_name: expect.stringMatching(/^shop\/\w+$/),
        private: true,
        owner: { ...identity, login: "shop", type: "Organization" },
      });
      expect(payload.installation).toEqual({ id: shop.installation.id, node_id: expect.any(String) });
    }
  }
});
