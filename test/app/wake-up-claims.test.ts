import { describe, expect, test } from "vitest";
import * as given from "./payloads.ts";
import { claimsOf, readEvent, showEvent } from "./read-event.ts";

const { cardPayload, comment, issues, moved, payload } = given;
const ISSUE_12 = "event issue 4711 acme/shop#12";

describe("claims: what nobody can tell later", () => {
  const ada = { login: "ada", kind: "user" };

  test("who moved a card from where to where, and when", () => {
    const at = Date.parse("2026-11-02T10:00:00Z");
    const move = { kind: "card-moved", board: "PVT_1", field: "Stream", by: ada, at };
    expect(claimsOf("projects_v2_item", cardPayload("edited", moved()))).toEqual([
      [{ ...move, from: "Checkout", to: "Refunds" }],
    ]);
    expect(claimsOf("projects_v2_item", cardPayload("edited", moved({ to: null })))).toEqual([
      [{ ...move, from: "Checkout", to: null }],
    ]);
    expect(claimsOf("projects_v2_item", cardPayload("edited", moved({ from: null })))).toEqual([
      [{ ...move, from: null, to: "Refunds" }],
    ]);
  });
  test("who took a card off", () => {
    expect(claimsOf("projects_v2_item", cardPayload("deleted", {}, { updated_at: "soon" }))).toEqual([
      [{ kind: "card-removed", board: "PVT_1", by: ada, at: null }],
    ]);
  });
  test("which comment holds a command, and whose it is", () => {
    expect(claimsOf("issue_comment", comment("Thanks!\n\n/stream refunds"))).toEqual([
      [{ kind: "command", comment: 99, node: "IC_99", by: ada }],
    ]);
  });
  test.each([
    ["without a command", comment("See /stream refunds")],
    ["with a command in code", comment("```\n/stream refunds\n```")],
    ["in another's name", comment("/stream refunds", { user: { login: "grace", type: "User" } })],
    ["without an author", comment("/stream refunds", { user: null })],
    ["without an id", comment("/stream refunds", { id: null })],
  ])("a comment %s claims nothing, but wakes its issue", (_, content) => {
    expect(showEvent("issue_comment", content)).toEqual([ISSUE_12]);
    expect(claimsOf("issue_comment", content)).toEqual([[]]);
  });
  test("a label's former name", () => {
    const renamed = { label: { name: "pay" }, changes: { name: { from: "checkout" } } };
    expect(claimsOf("label", payload("edited", renamed))).toEqual([
      [{ kind: "label-names", names: ["checkout", "pay"] }],
    ]);
  });
  test("the label that may have moved a parent, for its sub-issues alone", () => {
    expect(claimsOf("issues", issues("labeled", { label: { name: "stream: pay" } }))).toEqual([
      [],
      [{ kind: "label-names", names: ["stream: pay"] }],
    ]);
  });
  test("nothing else of a payload rides along", () => {
    expect(readEvent("issues", issues("opened")).wakeUps).toEqual([
      {
        target: { kind: "issue", installation: 4711, owner: "acme", repo: "shop", number: 12 },
        claims: [],
        priority: "event",
      },
    ]);
  });
});
