import { expect, test } from "vitest";
import { indexOpenItems } from "../../shared/report/open-item-index.ts";
import { buildItem, buildReport } from "./build-report.ts";

const items = [
  buildItem({ number: 1, ageDays: 1 }),
  buildItem({ number: 2, ageDays: 9, repo: "Acme/App", streams: ["checkout", "refunds"] }),
  buildItem({ number: 3, ageDays: 5, streams: [] }),
  buildItem({ number: 1, ageDays: 3, repo: "acme/app", streams: ["checkout", "checkout"] }),
];
const report = buildReport({ items });

test("items by name, whatever the case of the repository", () => {
  const { find } = indexOpenItems(report);
  expect(find({ repo: "ACME/shop", number: 1 })).toBe(items[0]);
  expect(find({ repo: "acme/APP", number: 1 })).toBe(items[3]);
  expect(find({ repo: "acme/app", number: 9 })).toBeUndefined();
  expect([...indexOpenItems(report).repositories].sort()).toEqual(["acme/app", "acme/shop"]);
});

test("items by stream, each once, the oldest first", () => {
  const { inStream } = indexOpenItems(report);
  expect(inStream("checkout")).toEqual([items[1], items[3], items[0]]);
  expect(inStream("refunds")).toEqual([items[1]]);
  expect(inStream(null)).toEqual([items[2]]);
  expect(inStream("other")).toEqual([]);
});

test("it is made once for a report: a page asks for thousands of names", () => {
  expect(indexOpenItems(report)).toBe(indexOpenItems({ ...report }));
});
