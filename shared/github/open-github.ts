import type {
  BoardStore,
  IssueReader,
  IssueWriter,
  LabelStore,
  MapReader,
  PageReader,
  PeopleReader,
  RelatedReader,
} from "../reconcile/ports.ts";
import type { HistoryReader, StatusReader } from "../reconcile/report-ports.ts";
import type { AskGraphQL } from "./ask.ts";
import { BatchWriter } from "./batch-writer.ts";
import type { Clock } from "./clock.ts";
import { gateClient, gateGraphQL, type Passage } from "./gate-asks.ts";
import { openHistoryReader } from "./history-reader.ts";
import { openIssueReader } from "./issue-reader.ts";
import { openLabelStore } from "./label-store.ts";
import { openMapReader } from "./map-reader.ts";
import { openPageReader } from "./page-reader.ts";
import { openPeopleReader } from "./people-reader.ts";
import { openBoardStore } from "./project/open-board-store.ts";
import type { TakeContents } from "./put-off-contents.ts";
import type { Features } from "./read-features.ts";
import { openRelatedReader } from "./related-reader.ts";
import { openStatusReader } from "./status-reader.ts";
import type { WriteClient } from "./write-client.ts";

/** All that the work under one token asks of GitHub. */
export interface GitHubTools {
  readonly issues: IssueReader;
  /** For sweeps: pages as large as GitHub gives them. */
  readonly pages: PageReader;
  readonly related: RelatedReader;
  readonly maps: MapReader;
  readonly people: PeopleReader;
  readonly labels: LabelStore;
  readonly boards: BoardStore;
  readonly writer: IssueWriter;
  readonly histories: HistoryReader;
  readonly statuses: StatusReader;
}

export interface GitHubSettings {
  readonly read: AskGraphQL;
  readonly client: WriteClient;
  readonly features: Features;
  readonly clock: Clock;
  /** Asked for room for the comments of each document; not told = there is always room. */
  readonly takeContents?: TakeContents;
}

/** The readers and writers of one token, asking only when the installation's budget has room for the purpose. */
export function openGatedGitHub(settings: GitHubSettings, passage: Passage): GitHubTools {
  const { gate, purpose } = passage;
  return openGitHub({
    ...settings,
    read: gateGraphQL(settings.read, passage),
    client: gateClient(settings.client, passage),
    takeContents: (wanted) => gate.takeContents(wanted, purpose),
  });
}

/** The readers and writers of one token: an installation's, a workflow's, a person's. */
export function openGitHub(settings: GitHubSettings): GitHubTools {
  const { read, client, features, clock, takeContents = null } = settings;
  const now = () => clock.now();
  const store = { read, write: client.ask, rest: client.rest, now };
  return {
    issues: openIssueReader({ ask: read, features, now }),
    pages: openPageReader({ ask: read, features, now }),
    related: openRelatedReader({ ask: read, rest: client.rest, features, now }),
    maps: openMapReader(read, now),
    people: openPeopleReader(client.rest),
    labels: openLabelStore(store),
    boards: openBoardStore(store),
    writer: new BatchWriter(client.ask, clock, takeContents),
    histories: openHistoryReader({ ask: read, features, now }),
    statuses: openStatusReader({ ask: read, features, now }),
  };
}
