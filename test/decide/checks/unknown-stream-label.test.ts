import { describe, expect, test } from "vitest";
import { mapOf } from "../build.ts";
import { messageOf } from "./message-of.ts";

const MAP = mapOf(`
streams:
  check-out: { aliases: ["stream: basket"], labels: ["stream: kasse", "stream: cart *"] }
  refunds: {}
  search: { label: Find }
services: { api: { streams: [refunds], labels: ["stream: api"] } }
objectives: { faster: { name: Faster, streams: [refunds], labels: ["stream: okr"] } }
labels: { blocked: ["stream: stuck"], started: ["stream: running"], done: ["stream: live"] }
`);

describe("fires", () => {
  test.each([
    ["stream: delivery", ""],
    ["Stream:Delivery", ""],
    ["stream: checkout", ' Is "stream: check-out" meant?'],
    ["Stream:Check Out", ' Is "stream: check-out" meant?'],
    ["stream: check_out", ' Is "stream: check-out" meant?'],
    ["stream: refund", ' Is "stream: refunds" meant?'],
    ["stream: reufnds", ' Is "stream: refunds" meant?'],
    ["stream: refundz", ' Is "stream: refunds" meant?'],
    ["stream: refnd", ""],
    ["stream: cart", ""],
  ])("%s", (label, meant) =>
    expect(messageOf("unknown-stream-label", MAP, { labels: [label] })).toBe(
      `The map has no stream for the label "${label}".${meant}`,
    ),
  );

  test("for each of several", () =>
    expect(messageOf("unknown-stream-label", MAP, { labels: ["stream: a", "bug", "stream: b"] })).toBe(
      'The map has no stream for the label "stream: a". The map has no stream for the label "stream: b".',
    ));

  test("in one line, whatever the label holds", () =>
    expect(messageOf("unknown-stream-label", MAP, { labels: ["stream: a\nb"] })).toBe(
      'The map has no stream for the label "stream: a b".',
    ));
});

describe("silent", () => {
  test.each([
    ["STREAM: Refunds"],
    ["stream: basket"],
    ["stream: kasse"],
    ["stream: cart two"],
    ["stream: api"],
    ["stream: okr"],
    ["stream: stuck"],
    ["stream: running"],
    ["stream: live"],
    ["Find"],
    ["streaming"],
    ["upstream: delivery"],
    ["needs: stream"],
  ])("%s", (label) => expect(messageOf("unknown-stream-label", MAP, { labels: [label] })).toBeNull());

  test.each(['""', '"  "'])("with the prefix %s nothing looks like a stream's label", (prefix) => {
    const map = mapOf(`streams: { refunds: }\nlabels: { prefix: ${prefix} }`);
    expect(messageOf("unknown-stream-label", map, { labels: ["refund"] })).toBeNull();
  });

  test("a prefix that ends in a letter needs what follows it", () => {
    const map = mapOf('streams: { refunds: }\nlabels: { prefix: "stream " }');
    expect(messageOf("unknown-stream-label", map, { labels: ["streaming"] })).toBeNull();
    expect(messageOf("unknown-stream-label", map, { labels: ["stream ing"] })).not.toBeNull();
  });
});
