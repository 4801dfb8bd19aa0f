import { describe, expect, test } from "vitest";
import { type FindKin, findParentStream, findStream } from "../../shared/decide/find-stream.ts";
import { readStanding } from "../../shared/decide/read-standing.ts";
import { weighIssue } from "../../shared/decide/weigh-issue.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import { ALICE, AUTOMATION, BOT, daysAgo, issueOf, mapOf, put, took } from "./build.ts";

const MAP = mapOf(`
streams:
  pay: { aliases: [money], words: [pay], match: [{ words: [payday], points: decisive }] }
  search: { aliases: [find-it], words: [search] }
  old: { retired: { into: pay } }
${AUTOMATION}
ignore: { labels: [question] }
`);

/** A family by name; each member's parent, and what it is. */
type Family = Readonly<Record<string, readonly [parent: string | null, issue: Partial<Issue>]>>;

const finder =
  (family: Family): FindKin =>
  (key) => {
    const [parent, issue] = family[key] ?? [];
    if (issue === undefined) return undefined;
    return { standing: readStanding(weighIssue(issueOf(issue), MAP), MAP), parent: parent ?? null };
  };

const streamOf = (family: Family, key = "it"): string | null => findStream(key, finder(family));
const parentOf = (family: Family): string | null =>
  findParentStream("it", family.it?.[0] ?? "", finder(family));

const byBot = (...labels: string[]): Partial<Issue> => ({
  labels,
  events: labels.map((label) => put(label, BOT, daysAgo(3))),
});

describe("where a neighbour sits", () => {
  test.each<[string, Partial<Issue>, string | null]>([
    ["its own label", { labels: ["stream: pay"] }, "pay"],
    ["its own label by automation", byBot("stream: pay"), "pay"],
    ["a retired stream's label", byBot("stream: old"), "pay"],
    [
      "its own label before an alias",
      { ...byBot("stream: search"), labels: ["stream: search", "money"] },
      "search",
    ],
    ["its own label before decisive evidence", { ...byBot("stream: search"), title: "payday" }, "search"],
    ["labels of two streams, whoever put them", byBot("stream: pay", "stream: search"), null],
    ["two labels of one living stream", byBot("stream: pay", "stream: old"), "pay"],
    ["an alias", { labels: ["money"], title: "search" }, "pay"],
    ["aliases of two streams", { labels: ["money", "find-it"], title: "payday" }, null],
    ["a hold on none", { labels: ["held: stream"], title: "payday" }, null],
    ["its decision: decisive", { title: "payday search" }, "pay"],
    ["its decision: points", { title: "search" }, "search"],
    ["none", { title: "cart" }, null],
    ["a tie", { title: "pay search" }, null],
    ["closed", { title: "search", open: false }, "search"],
    ["ignored, but labelled", { labels: ["question", "stream: pay"] }, "pay"],
    ["ignored", { labels: ["question"], title: "payday" }, null],
    ["a person took the label off", { title: "pay", events: [took("stream: pay", ALICE, daysAgo(1))] }, null],
  ])("%s", (_, issue, expected) => expect(streamOf({ it: [null, issue] })).toBe(expected));

  test("out of sight", () => expect(streamOf({})).toBeNull());
});

describe("its decision may come from its own parent", () => {
  test.each<[string, Family, string | null]>([
    ["before points", { it: ["up", { title: "search" }], up: [null, { title: "payday" }] }, "pay"],
    ["after decisive evidence", { it: ["up", { title: "payday" }], up: [null, { title: "search" }] }, "pay"],
    ["else points", { it: ["up", { title: "search" }], up: [null, {}] }, "search"],
    ["out of sight", { it: ["up", { title: "search" }] }, "search"],
    [
      "not against a person's removal",
      { it: ["up", { events: [took("stream: pay", ALICE, daysAgo(1))] }], up: [null, { title: "pay" }] },
      null,
    ],
    ["not for an ignored one", { it: ["up", { labels: ["question"] }], up: [null, { title: "pay" }] }, null],
  ])("%s", (_, family, expected) => expect(streamOf(family)).toBe(expected));
});

/** it -> p1 -> p2 ... -> p`length`, of which the last says something. */
function chain(length: number): Family {
  const names = ["it", ...Array.from({ length }, (_, index) => `p${index + 1}`)];
  return Object.fromEntries(
    names.map((name, index) => [name, [names[index + 1] ?? null, index === length ? { title: "pay" } : {}]]),
  );
}

describe("levels", () => {
  test.each([1, 2, 7, 8])("%i levels up is asked", (length) => expect(parentOf(chain(length))).toBe("pay"));
  test.each([9, 10, 100])("%i levels up is not", (length) => expect(parentOf(chain(length))).toBeNull());
  test("a neighbour is asked with eight levels of its own", () => {
    expect(streamOf(chain(8))).toBe("pay");
    expect(streamOf(chain(9))).toBeNull();
  });
});

describe("circles give nothing", () => {
  test.each<[string, Family]>([
    ["its own parent", { it: ["it", { title: "pay" }] }],
    ["each the other's", { it: ["up", {}], up: ["it", { title: "pay" }] }],
    ["each the other's, labelled", { it: ["up", {}], up: ["it", { labels: ["stream: pay"] }] }],
    ["over three", { it: ["up", {}], up: ["top", {}], top: ["it", { title: "pay" }] }],
  ])("%s", (_, family) => expect(parentOf(family)).toBeNull());

  test("but a circle above says what its issue says by itself", () => {
    const family: Family = {
      it: ["up", {}],
      up: ["top", { title: "pay" }],
      top: ["up", { title: "search" }],
    };
    expect(parentOf(family)).toBe("pay");
  });

  test("a long one ends", () => {
    const names = Array.from({ length: 1000 }, (_, index) => `n${index}`);
    const family = Object.fromEntries(
      names.map((name, index) => [name, [names[(index + 1) % 1000]!, {}] as const]),
    );
    expect(streamOf(family, "n0")).toBeNull();
  });
});
