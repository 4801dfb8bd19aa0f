import { describe, expect, test } from "vitest";
import * as given from "./payloads.ts";
import { readEvent, showEvent } from "./read-event.ts";

const { block, cardPayload, comment, commit, issue, issues, MAP_COMMIT, moved, payload, push } = given;

describe("what wakes nothing, and says why", () => {
  test.each<[string, string, unknown, string]>([
    ["an event of another kind", "star", payload("created"), "none that wakes"],
    ["a name that objects have", "constructor", payload("created"), "none that wakes"],
    ["no object", "issues", "[]", "no object"],
    ["a list", "issues", [issues("opened")], "no object"],
    ["no installation", "issues", issues("opened", { installation: undefined }), "no installation"],
    [
      "an installation without number",
      "issues",
      issues("opened", { installation: { id: "1" } }),
      "no installation",
    ],
    ["our own doing", "issues", issues("labeled", { sender: given.OUR_BOT }), "We did this"],
    ["our own comment", "issue_comment", { ...comment("/stream why"), sender: given.OUR_BOT }, "We did this"],
    ["a deleted issue", "issues", issues("deleted"), "gone"],
    ["no action", "issues", { ...issues("opened"), action: 5 }, "no action"],
    ["no issue", "issues", payload("opened"), "no issue"],
    ["a number that is none", "issues", payload("opened", { issue: issue(-1) }), "no issue"],
    ["no repository", "issues", issues("opened", { repository: null }), "no issue"],
    [
      "a repository with a strange name",
      "issues",
      issues("opened", { repository: { full_name: "a/../b" } }),
      "",
    ],
    [
      "a repository named ..",
      "issues",
      issues("opened", { repository: { full_name: "acme/.." } }),
      "no issue",
    ],
    [
      "a comment on a pull request",
      "issue_comment",
      payload("created", { issue: issue(12, { pull_request: {} }) }),
      "",
    ],
    ["an edited comment", "issue_comment", { ...comment("/stream pay"), action: "edited" }, "Only new"],
    ["a new label", "label", payload("created", { label: { name: "pay" } }), "no issue yet"],
    [
      "a label in another colour",
      "label",
      payload("edited", { label: { name: "pay" }, changes: { color: { from: "ffffff" } } }),
      "kept its name",
    ],
    [
      "a draft's card",
      "projects_v2_item",
      cardPayload("edited", moved(), { content_type: "DraftIssue" }),
      "no issue's",
    ],
    [
      "a pull request's card",
      "projects_v2_item",
      cardPayload("deleted", {}, { content_type: "PullRequest" }),
      "no issue's",
    ],
    ["a card moved up", "projects_v2_item", cardPayload("reordered"), "Nothing about the card"],
    [
      "a card's text",
      "projects_v2_item",
      cardPayload("edited", moved({ field_type: "text" })),
      "No single-select",
    ],
    [
      "a card moved by us",
      "projects_v2_item",
      cardPayload("edited", { ...moved(), sender: given.OUR_BOT }),
      "We did this",
    ],
    ["a card moved by nobody", "projects_v2_item", cardPayload("edited", { ...moved(), sender: {} }), "who"],
    [
      "a push to another branch",
      "push",
      push({ ref: "refs/heads/next", commits: [MAP_COMMIT] }),
      "default branch",
    ],
    [
      "a tag named like the branch",
      "push",
      push({ ref: "refs/tags/main", commits: [MAP_COMMIT] }),
      "default branch",
    ],
    ["a push of other files", "push", push({ commits: [commit({ modified: ["flow-map.yml"] })] }), "alone"],
    ["the branch's end", "push", push({ deleted: true, commits: [MAP_COMMIT] }), "gone"],
    [
      "repositories removed",
      "installation_repositories",
      payload("removed", { repositories_added: [] }),
      "no repository",
    ],
    [
      "a blocked issue of another owner",
      "issue_dependencies",
      block("blocking_added", { blocked_issue_repo: given.ELSEWHERE }),
      "",
    ],
  ])("%s", (_, event, content, reason) => {
    expect(showEvent(event, content)).toEqual([]);
    expect(readEvent(event, content).reason).toMatch(/^[A-Z].{10,}\.$/);
    expect(readEvent(event, content).reason).toContain(reason);
  });
});
