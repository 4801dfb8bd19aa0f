import { expect, test } from "vitest";
import { findOverlaps } from "./find-overlaps.ts";
import type { DoorRequest } from "./soak-door.ts";

const ask = (
  door: number,
  startedAt: number,
  endedAt: number,
  more: Partial<DoorRequest> = {},
): DoorRequest => ({
  ...{ door, startedAt, endedAt, method: "POST", path: "/graphql", documentName: null, status: 200 },
  ...{ reads: null, touches: [], ...more },
});
const ISSUE = "shop1/web1#1";

test.each<[string, number, readonly DoorRequest[]]>([
  ["one after the other", 0, [ask(0, 0, 5, { reads: ISSUE }), ask(1, 5, 9, { reads: ISSUE })]],
  ["at the same time", 1, [ask(0, 0, 5, { reads: ISSUE }), ask(1, 4, 9, { reads: ISSUE })]],
  [
    "read before the other has written",
    1,
    [
      ask(0, 0, 5, { reads: ISSUE }),
      ask(1, 6, 7, { reads: "Shop1/web1#1" }),
      ask(0, 8, 9, { touches: [ISSUE] }),
    ],
  ],
  [
    "the same process",
    0,
    [ask(0, 0, 5, { reads: ISSUE }), ask(0, 4, 7, { reads: ISSUE }), ask(0, 8, 9, { touches: [ISSUE] })],
  ],
  ["two issues", 0, [ask(0, 0, 5, { reads: ISSUE }), ask(1, 4, 9, { reads: "shop1/web1#2" })]],
])("%s: %d", (_, count, requests) => expect(findOverlaps(requests)).toHaveLength(count));
