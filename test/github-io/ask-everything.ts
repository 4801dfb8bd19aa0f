import type { AskGraphQL } from "../../shared/github/ask.ts";
import { openIssueReader } from "../../shared/github/issue-reader.ts";
import { openLabelStore } from "../../shared/github/label-store.ts";
import { openMapReader } from "../../shared/github/map-reader.ts";
import { type GitHubTools, openGitHub } from "../../shared/github/open-github.ts";
import { openBoardStore } from "../../shared/github/project/open-board-store.ts";
import { openStatusUpdateStore } from "../../shared/github/project/status-update-store.ts";
import { ALL_FEATURES, readFeatures } from "../../shared/github/read-features.ts";
import { readIdentity } from "../../shared/github/read-identity.ts";
import { openRelatedReader } from "../../shared/github/related-reader.ts";
import { splitBoard } from "../../shared/github/split-board.ts";
import type { StoreTools } from "../../shared/github/store-tools.ts";
import { openVisibilityReader } from "../../shared/github/visibility-reader.ts";
import { writeDocument } from "../../shared/github/write-document.ts";
import type { Write } from "../../shared/reconcile/ports.ts";
import { ManualClock } from "../app/manual-clock.ts";
import type { Shop } from "../github/build-shop.ts";
import { gather } from "./gather.ts";
import { BOARD, LOOKUP, WEB } from "./open-shop-readers.ts";

const ONE = { ...WEB, number: 1 };
const rest = () => Promise.reject(new Error("not asked"));

/** Opens issue 1, whose every list is longer than a page. */
export function openLongIssue({ fake }: Shop): void {
  const mara = fake.as("mara");
  const issue = mara.openIssue("shop/web", { title: "Long" });
  for (let count = 0; count < 101; count++) mara.comment(issue, `Me too ${count}`);
  for (let count = 0; count < 45; count++) {
    mara.setParent(mara.openIssue("shop/web", { title: "Child" }), issue);
    mara.block(issue, mara.openIssue("shop/web", { title: "Blocker" }));
  }
}

/** Gives issue 1 a card that was moved more often than a page holds. */
function moveOften({ fake, board }: Shop): void {
  const mara = fake.as("mara");
  mara.addCard(board, "shop/web#1");
  for (let count = 0; count < 101; count++) {
    mara.moveCard(board, "shop/web#1", "Status", count % 2 === 0 ? "In Progress" : "Todo");
  }
}

/** Sends every document that a health report asks. */
async function readReport({ histories, statuses }: GitHubTools, shop: Shop): Promise<void> {
  moveOften(shop);
  await histories.measure(WEB, 0);
  const all = await gather(histories.readHistory(WEB, 0));
  await statuses.readStatuses(BOARD.board!, all);
}

/** Sends every document that only reads issues and what belongs to them. */
export async function readEverything(ask: AskGraphQL, shop: Shop, features = ALL_FEATURES): Promise<void> {
  const { clock } = shop;
  const issues = openIssueReader({ ask, features, now: clock });
  const related = openRelatedReader({ ask, rest, features, now: clock });
  const maps = openMapReader(ask, clock);
  const tools = openGitHub({ read: ask, client: { ask, rest }, features, clock: new ManualClock() });
  const apart = splitBoard(tools, { read: ask, tools, features, now: clock });
  const comments = Array.from({ length: 101 }, (_, index) => `IC_${index}`);
  await issues.readIssue(ONE, { ...BOARD, comments });
  await issues.readIssue(ONE, LOOKUP);
  await apart.issues.readIssue(ONE, BOARD);
  await gather(tools.pages.readOpenPages(WEB, BOARD, null));
  await issues.countOpenIssues(WEB);
  await gather(related.listOpenIssues(WEB));
  await related.listBlockedIssues(ONE);
  await related.listSubIssues(ONE);
  await related.findIssue("I_1");
  await maps.readMap(WEB);
  await maps.readFormerMaps(WEB);
  await readFeatures(ask, clock);
  await readIdentity(ask, clock);
  await readReport(tools, shop);
}

/** Sends every document about labels and boards, and every kind of write. */
export async function setUpEverything(ask: AskGraphQL, shop: Shop): Promise<void> {
  const store = { read: ask, write: ask, rest, now: shop.clock };
  const boards = openBoardStore(store);
  await openLabelStore(store).readLabels(WEB, ["bug", "no such label"]);
  const board = (await boards.readBoard({ owner: "shop", number: 1, field: "Stream" }))!;
  const option = { id: null, name: "Checkout", color: "BLUE", description: "" } as const;
  const field = await boards.createField(board, "Stream", [option]);
  await tellEverything(store);
  if (field.kind !== "single-select") throw new Error("The field was not made.");
  await boards.setOptions(field.id, [...field.options, { ...option, name: "Refunds" }]);
  const { document, variables } = writeDocument(listWrites());
  await ask(document, variables);
}

/** Sends every document that publishes a report. */
async function tellEverything(store: StoreTools): Promise<void> {
  const updates = openStatusUpdateStore(store);
  const update = { status: "ON_TRACK", body: "Hello", startDate: "2026-11-23" } as const;
  const { id } = (await updates.readStatusUpdates({ owner: "shop", number: 1 }))!;
  await updates.createStatusUpdate(id, update);
  const [mine] = (await updates.readStatusUpdates({ owner: "shop", number: 1 }))!.ours;
  await updates.editStatusUpdate(mine!.id, update);
  await openVisibilityReader(store).readVisibilities([WEB]);
}

/** One write of each kind, of what is not there. */
function listWrites(): Write[] {
  const cell = { board: "P", item: "T", field: "F" };
  return [
    ...(["add-labels", "remove-labels"] as const).map((kind) => ({ kind, issue: "I", labels: ["L"] })),
    { kind: "add-comment", issue: "I", body: "Hello" },
    { kind: "edit-comment", comment: "C", body: "Hello" },
    ...(["minimize-comment", "unminimize-comment"] as const).map((kind) => ({ kind, comment: "C" })),
    { kind: "add-item", board: "P", issue: "I" },
    { kind: "set-field", ...cell, option: "0a" },
    { kind: "clear-field", ...cell },
    ...(["react", "unreact"] as const).map((kind) => ({ kind, comment: "C", content: "THUMBS_UP" as const })),
  ];
}
