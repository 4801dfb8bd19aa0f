import { describe, expect, test } from "vitest";
import type { Issue } from "../../shared/domain/issue.ts";
import type { Neighbours } from "../../shared/domain/neighbours.ts";
import { ALICE, BOT, daysAgo, decide, issueOf, parentIn, put, took } from "./build.ts";
import { journey, MAP, outcomeOf } from "./outcome-of.ts";

describe("a person's removal", () => {
  const removed = (more: Partial<Issue>): Partial<Issue> => ({
    ...more,
    events: [
      put("stream: pay", BOT, daysAgo(5)),
      took("stream: pay", ALICE, daysAgo(4)),
      ...(more.events ?? []),
    ],
  });
  test.each<[string, Partial<Issue>, Neighbours["parent"], string]>([
    ["stops points", removed({ title: "pay" }), null, "unmapped"],
    ["stops decisive words", removed({ title: "payday" }), null, "unmapped"],
    ["stops a parent", removed({}), parentIn("pay"), "unmapped"],
    ["stops no parent in another stream", removed({ title: "pay" }), parentIn("search"), "search by parent"],
    ["stops no alias", removed({ labels: ["area/pay"] }), null, "pay by alias"],
    ["stops no form answer", removed({ body: journey("Paying") }), null, "pay by form"],
    [
      "stops no new label by a person",
      removed({ labels: ["stream: pay"], events: [put("stream: pay", ALICE, daysAgo(1))] }),
      null,
      "pay by person",
    ],
    [
      "stops a label put by automation again",
      removed({ title: "pay", labels: ["stream: pay"], events: [put("stream: pay", BOT, daysAgo(1))] }),
      null,
      "unmapped",
    ],
    ["leaves other streams their points", removed({ title: "pay search" }), null, "search by rules"],
    [
      "makes room for other decisive evidence",
      removed({ title: "payday refundday" }),
      null,
      "refunds by rule",
    ],
  ])("%s", (_, issue, parent, expected) => expect(outcomeOf(issue, parent)).toBe(expected));

  test("of a retired stream's label says nothing about the successor", () => {
    const events = [put("stream: old", ALICE, daysAgo(5)), took("stream: old", ALICE, daysAgo(4))];
    expect(outcomeOf({ title: "pay", events })).toBe("pay by rules");
  });

  test("a removed stream is no candidate", () => {
    const decision = decide(issueOf(removed({ title: "pay refund" })), MAP);
    expect(decision.removed).toEqual(["pay"]);
    expect(decision.candidates.map(({ stream }) => stream)).toEqual(["refunds"]);
  });
});
