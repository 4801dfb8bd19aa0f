import { Octokit } from "@octokit/core";
import type { AskGraphQL } from "../../shared/github/ask.ts";
import { openHistoryReader } from "../../shared/github/history-reader.ts";
import { openIssueReader } from "../../shared/github/issue-reader.ts";
import { openMapReader } from "../../shared/github/map-reader.ts";
import { openGraphQL } from "../../shared/github/open-graphql.ts";
import { openPageReader } from "../../shared/github/page-reader.ts";
import { ALL_FEATURES, readFeatures } from "../../shared/github/read-features.ts";
import { readIdentity } from "../../shared/github/read-identity.ts";
import { openRelatedReader } from "../../shared/github/related-reader.ts";
import { openStatusReader } from "../../shared/github/status-reader.ts";
import { createWriteClient } from "../../shared/github/write-client.ts";
import { API, NOW } from "./mock-github.ts";

/** All readers as they ask over the wire that `mockGitHub` mocks. */
export function openWireReaders() {
  const now = () => NOW;
  const ask: AskGraphQL = openGraphQL({ token: async () => "t", baseUrl: API, now });
  const { rest } = createWriteClient(new Octokit({ auth: "t", baseUrl: API }), now);
  return {
    ask,
    issues: openIssueReader({ ask, features: ALL_FEATURES, now }),
    pages: openPageReader({ ask, features: ALL_FEATURES, now }),
    related: openRelatedReader({ ask, rest, features: ALL_FEATURES, now }),
    maps: openMapReader(ask, now),
    histories: openHistoryReader({ ask, features: ALL_FEATURES, now }),
    statuses: openStatusReader({ ask, features: ALL_FEATURES, now }),
    readFeatures: () => readFeatures(ask, now),
    readIdentity: () => readIdentity(ask, now),
  };
}

const page = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };

/** An issue with nothing, as GitHub answers ReadIssue. */
export const ISSUE_PART = {
  id: "I_1",
  number: 12,
  title: "Card",
  body: "",
  state: "OPEN",
  createdAt: "2026-11-20T10:00:00Z",
  lastEditedAt: null,
  repository: { nameWithOwner: "acme/shop" },
  author: null,
  editor: null,
  issueType: null,
  labels: { nodes: [] },
  comments: page,
  timelineItems: { pageInfo: { hasPreviousPage: false, startCursor: null }, nodes: [] },
  parent: null,
  subIssues: page,
  blockedBy: page,
};

/** An open issue with nothing, as GitHub answers ReadOpenHistories. */
export const HISTORY_PART = {
  ...ISSUE_PART,
  closedAt: null,
  stateReason: null,
  milestone: null,
  comments: { ...page, totalCount: 0 },
  lastComments: { pageInfo: { hasPreviousPage: false, startCursor: null }, nodes: [], totalCount: 0 },
  timelineItems: page,
};

/** The data of an answer to ReadIssue. */
export const answerIssue = (issue: object | null, repository: object = {}): object => ({
  viewer: { login: "streamkeeper[bot]" },
  repository: { nameWithOwner: "acme/shop", map: null, issue, ...repository },
  nodes: [],
});
