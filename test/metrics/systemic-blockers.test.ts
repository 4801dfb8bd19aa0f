import { expect, test } from "vitest";
import { at, reportOf, rowOf } from "./report-of.ts";

test("equal causes come in the order of the map, whichever item was read first", async () => {
  const blocked = (label: string, number: number) =>
    rowOf({
      number,
      labels: ["pay", label],
      events: [at("labeled", "2026-05-20T00:00:00Z", { label })],
    });
  const rows = [blocked("on hold", 1), blocked("on hold", 2), blocked("waiting", 3), blocked("waiting", 4)];
  const { figures } = await reportOf(
    rows,
    'streams: { pay: { label: pay } }\nlabels: { blocked: [waiting, "on hold"] }\n',
  );
  expect(figures.systemicBlockers.map(({ cause, days }) => [cause, days])).toEqual([
    [{ kind: "label", label: "waiting" }, 24],
    [{ kind: "label", label: "on hold" }, 24],
  ]);
});
