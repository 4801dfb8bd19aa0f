import { describe, expect, test } from "vitest";
import { whyIgnored } from "../../shared/decide/why-ignored.ts";
import { toActor } from "../../shared/domain/actor.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import { ISSUE_MARKER } from "../../shared/domain/marker.ts";
import { AUTOMATION, BOT, issueOf, mapOf } from "./build.ts";

const MAP = mapOf(`
streams: { pay: }
${AUTOMATION}
ignore: { labels: [Question, "wont*"], authors: ["dependabot[bot]", hubot], types: [Epic], created-before: 2024-01-01 }
`);
const at = (instant: string): number => Date.parse(instant);

describe("an issue is ignored", () => {
  test.each<[string, Partial<Issue>, string]>([
    ["a pull request", { isPullRequest: true }, "it is a pull request"],
    ["a label, ignoring case", { labels: ["bug", " QUESTION"] }, "it has a label of ignore.labels"],
    ["a star is a star", { labels: ["wont*"] }, "it has a label of ignore.labels"],
    ["an author", { author: toActor("dependabot[bot]") }, "its author is under ignore.authors"],
    [
      "a bot in gh's writing",
      { author: toActor("app/Dependabot", "bot") },
      "its author is under ignore.authors",
    ],
    [
      "a bot in GraphQL's writing",
      { author: toActor("dependabot", "bot") },
      "its author is under ignore.authors",
    ],
    ["an author of kind user", { author: toActor("Hubot", "user") }, "its author is under ignore.authors"],
    ["a type", { type: "EPIC" }, "its type is under ignore.types"],
    ["its age", { createdAt: at("2023-12-31T23:59:59Z") }, "it was created before ignore.created-before"],
    ["our own", { body: `Report\n${ISSUE_MARKER}`, author: BOT }, "Streamkeeper opened it"],
  ])("by %s", (_, issue, why) => expect(whyIgnored(issueOf(issue), MAP)).toBe(why));
});

describe("an issue is not ignored", () => {
  test.each<[string, Partial<Issue>]>([
    ["an ordinary one", {}],
    ["another label", { labels: ["questions", "wontfix"] }],
    ["a person with a bot's login", { author: toActor("dependabot", "user") }],
    ["a deleted author", { author: null }],
    ["a type that only starts so", { type: "Epics" }],
    ["the very day", { createdAt: at("2024-01-01T00:00:00Z") }],
    ["an unknown age", { createdAt: null }],
    ["a person's copy of our marker", { body: ISSUE_MARKER }],
    ["ours without the marker", { author: BOT }],
  ])("%s", (_, issue) => expect(whyIgnored(issueOf(issue), MAP)).toBeNull());
});
