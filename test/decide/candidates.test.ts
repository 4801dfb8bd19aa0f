import { describe, expect, test } from "vitest";
import type { Issue } from "../../shared/domain/issue.ts";
import type { Neighbours } from "../../shared/domain/neighbours.ts";
import { decide, issueOf, mapOf, parentIn } from "./build.ts";
import { byPeople, MAP } from "./outcome-of.ts";

describe("candidates", () => {
  const listed = (issue: Partial<Issue>, parent: Neighbours["parent"] = null) =>
    decide(issueOf(issue), MAP, parent).candidates.map(
      ({ stream, points, evidence }) => `${stream} ${points}: ${evidence.map(({ rule }) => rule).join(", ")}`,
    );
  test.each<[string, Partial<Issue>, Neighbours["parent"], string[]]>([
    [
      "a hold is decisive evidence",
      { ...byPeople("stream: search"), title: "refund" },
      null,
      ["search decisive: streams.search.label", "refunds 3: streams.refunds.words"],
    ],
    ["a retired stream's label", byPeople("stream: old"), null, ["pay decisive: streams.old.label"]],
    [
      "an alias beside words",
      { labels: ["area/pay"], title: "pay" },
      null,
      ["pay decisive: streams.pay.aliases, streams.pay.words"],
    ],
    [
      "a parent",
      { title: "refund" },
      parentIn("pay"),
      ["pay decisive: parent", "refunds 3: streams.refunds.words"],
    ],
    [
      "labels that disagree",
      byPeople("stream: search", "stream: pay"),
      null,
      ["pay decisive: streams.pay.label", "search decisive: streams.search.label"],
    ],
    [
      "by the map, where several are decisive",
      { ...byPeople("stream: search"), title: "payday" },
      null,
      ["pay decisive: streams.pay.match[1]", "search decisive: streams.search.label"],
    ],
    ["a hold on none", { ...byPeople("held: stream"), title: "pay" }, null, ["pay 3: streams.pay.words"]],
  ])("%s", (_, issue, parent, expected) => expect(listed(issue, parent)).toEqual(expected));

  test("what settled it is kept, whatever else is decisive", () => {
    const ids = ["a", "b", "c", "d"];
    const map = mapOf(
      `streams:\n${ids.map((id) => `  ${id}: { match: [{ words: [x1], points: decisive }] }`).join("\n")}`,
    );
    const { candidates } = decide(issueOf({ title: "x1", ...byPeople("stream: d") }), map);
    expect(candidates.map(({ stream }) => stream)).toEqual(["a", "b", "d"]);
  });

  test("contested names all streams of a tie on labels, in the map's order", () => {
    expect(
      decide(issueOf(byPeople("stream: search", "stream: old", "stream: refunds")), MAP).contested,
    ).toEqual(["pay", "refunds", "search"]);
    expect(decide(issueOf({ title: "pay refund" }), MAP)).toMatchObject({ outcome: "tie", contested: [] });
  });
});
