import { openGraphQL } from "../shared/github/open-graphql.ts";
import { openWriteClient } from "../shared/github/open-write-client.ts";
import { openStatusUpdateStore } from "../shared/github/project/status-update-store.ts";
import { openReportIssueStore } from "../shared/github/report-issue-store.ts";
import type { StoreTools } from "../shared/github/store-tools.ts";
import type { ReportIssueStore, StatusUpdateStore } from "../shared/reconcile/publish-ports.ts";
import type { GitHubEnvironment } from "./read-github-environment.ts";

export interface Publisher {
  readonly issues: ReportIssueStore;
  /** With the token of the board. */
  readonly statusUpdates: StatusUpdateStore;
}

/** What a report is published by. No request is made yet. */
export function openPublisher({ token, projectToken, apiUrl }: GitHubEnvironment): Publisher {
  return {
    issues: openReportIssueStore(openTools(token, apiUrl)),
    statusUpdates: openStatusUpdateStore(openTools(projectToken ?? token, apiUrl)),
  };
}

function openTools(token: string, baseUrl: string): StoreTools {
  const client = openWriteClient({ token, baseUrl, userAgent: "streamkeeper" });
  const read = openGraphQL({ token: async () => token, baseUrl, now: Date.now });
  return { read, write: client.ask, rest: client.rest, now: Date.now };
}
