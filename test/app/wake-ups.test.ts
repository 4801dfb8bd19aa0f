import { describe, expect, test } from "vitest";
import * as given from "./payloads.ts";
import { readEvent, showEvent } from "./read-event.ts";

const { block, cardPayload, comment, commit, issue, issues, MAP_COMMIT, moved, payload, push, tie } = given;
const ISSUE_12 = "event issue 4711 acme/shop#12";

describe("what is woken", () => {
  test.each<[string, string, unknown, string[]]>([
    ["an opened issue", "issues", issues("opened"), [ISSUE_12]],
    ["an edited one", "issues", issues("edited", { changes: { title: { from: "Late" } } }), [ISSUE_12]],
    ["a typed one", "issues", issues("typed", { type: { name: "Bug" } }), [ISSUE_12]],
    ["an action GitHub added later", "issues", issues("field_added"), [ISSUE_12]],
    [
      "a labelled one: its sub-issues behind it",
      "issues",
      issues("labeled", { label: { name: "stream: refunds" } }),
      [ISSUE_12, "related sub-issues 4711 acme/shop#12"],
    ],
    [
      "an unlabelled one",
      "issues",
      issues("unlabeled", { label: { name: "bug" } }),
      [ISSUE_12, "related sub-issues 4711 acme/shop#12"],
    ],
    ["a label that was deleted meanwhile", "issues", issues("unlabeled"), [ISSUE_12]],
    ["a closed one", "issues", issues("closed"), [ISSUE_12, "related blocked-issues 4711 acme/shop#12"]],
    ["a reopened one", "issues", issues("reopened"), [ISSUE_12, "related blocked-issues 4711 acme/shop#12"]],
    [
      "a transferred one: the old and the new place",
      "issues",
      issues("transferred", { changes: { new_issue: issue(3), new_repository: given.SITE } }),
      [ISSUE_12, "event issue 4711 acme/site#3"],
    ],
    ["a transfer that does not say where to", "issues", issues("transferred"), [ISSUE_12]],
    [
      "one moved to another owner, where another installation looks",
      "issues",
      issues("transferred", { changes: { new_issue: issue(3), new_repository: given.ELSEWHERE } }),
      [ISSUE_12],
    ],
    ["another bot's doing", "issues", issues("edited", { sender: given.OTHER_BOT }), [ISSUE_12]],
    [
      "a person who is named like us",
      "issues",
      issues("edited", { sender: { login: "streamkeeper", type: "User" } }),
      [ISSUE_12],
    ],
    ["nobody's doing", "issues", issues("edited", { sender: null }), [ISSUE_12]],
    ["a comment", "issue_comment", comment("Paid back by now."), [ISSUE_12]],
    [
      "a renamed label",
      "label",
      payload("edited", { label: { name: "pay" }, changes: { name: { from: "checkout" } } }),
      ["background labels 4711 acme/shop"],
    ],
    [
      "a deleted label",
      "label",
      payload("deleted", { label: { name: "pay" } }),
      ["background labels 4711 acme/shop"],
    ],
    [
      "a parent, told at the child",
      "sub_issues",
      tie("parent_issue_added", { parent_issue_repo: given.SITE }),
      [ISSUE_12, "event issue 4711 acme/site#1"],
    ],
    [
      "a child, told at the parent",
      "sub_issues",
      tie("sub_issue_removed", { sub_issue_repo: given.SITE }),
      ["event issue 4711 acme/shop#1", "event issue 4711 acme/site#12"],
    ],
    [
      "a parent in the same repository, unnamed",
      "sub_issues",
      tie("parent_issue_removed"),
      [ISSUE_12, "event issue 4711 acme/shop#1"],
    ],
    [
      "a parent of another owner",
      "sub_issues",
      tie("parent_issue_added", { parent_issue_repo: given.ELSEWHERE }),
      [ISSUE_12],
    ],
    [
      "a block, told at the blocked issue",
      "issue_dependencies",
      block("blocked_by_added", { blocking_issue_repo: given.ELSEWHERE }),
      [ISSUE_12],
    ],
    [
      "a block, told at the blocker",
      "issue_dependencies",
      block("blocking_removed", { blocked_issue_repo: given.SITE }),
      ["event issue 4711 acme/site#12"],
    ],
    ["a moved card", "projects_v2_item", cardPayload("edited", moved()), ["event board-item 4711 I_12"]],
    ["a new card", "projects_v2_item", cardPayload("created"), ["related board-item 4711 I_12"]],
    [
      "a card out of the archive",
      "projects_v2_item",
      cardPayload("restored"),
      ["related board-item 4711 I_12"],
    ],
    ["a card taken off", "projects_v2_item", cardPayload("deleted"), ["event board-item 4711 I_12"]],
    [
      "a changed map",
      "push",
      push({ commits: [commit({}), MAP_COMMIT] }),
      ["background sweep 4711 acme/shop (map)"],
    ],
    [
      "a new map",
      "push",
      push({ commits: [commit({ added: [".github/flow-map.yml"] })] }),
      ["background sweep 4711 acme/shop (map)"],
    ],
    [
      "a deleted map",
      "push",
      push({ commits: [commit({ removed: [".github/flow-map.yml"] })] }),
      ["background sweep 4711 acme/shop (map)"],
    ],
    [
      "a forced push, which may drop a commit",
      "push",
      push({ forced: true }),
      ["background sweep 4711 acme/shop (map)"],
    ],
    [
      "a push too long to be listed",
      "push",
      push({ commits: new Array(2048).fill(commit({})) }),
      ["background sweep 4711 acme/shop (map)"],
    ],
    [
      "a new installation",
      "installation",
      payload("created", { repository: undefined, repositories: [given.SHOP, given.SITE] }),
      ["background sweep 4711 acme/shop (backfill)", "background sweep 4711 acme/site (backfill)"],
    ],
    [
      "repositories added",
      "installation_repositories",
      payload("added", { repository: undefined, repositories_added: [given.SITE], repositories_removed: [] }),
      ["background sweep 4711 acme/site (backfill)"],
    ],
    [
      "an installation that goes: what waits for it ends",
      "installation",
      payload("deleted", { repositories: [given.SHOP] }),
      ["event installation 4711"],
    ],
    ["one put to sleep", "installation", payload("suspend"), ["event installation 4711"]],
    ["one that is back", "installation", payload("unsuspend"), ["background installation 4711 (backfill)"]],
    [
      "one that may more",
      "installation",
      payload("new_permissions_accepted"),
      ["background installation 4711 (backfill)"],
    ],
  ])("%s", (_, event, content, expected) => {
    expect(showEvent(event, content)).toEqual(expected);
    expect(readEvent(event, content).reason).toBeNull();
  });
});
