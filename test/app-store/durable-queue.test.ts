import { afterAll, beforeAll, describe } from "vitest";
import type { OpenBench } from "../app/queue-bench.ts";
import { describeQueue } from "../app/queue-contract.ts";
import { describeQueueFailure } from "../app/queue-failure-contract.ts";
import { openDurableBench } from "./open-durable-bench.ts";
import { hasServer, openTestStore, SERVER_NAME, STARTS, type TestStore } from "./test-stores.ts";

describe.each([
  { kind: "embedded", name: "in a folder", isThere: true },
  { kind: "server", name: SERVER_NAME, isThere: hasServer },
] as const)("$name", ({ kind, isThere }) => {
  describe.runIf(isThere)("the durable queue keeps what every queue keeps", () => {
    let test: TestStore;
    beforeAll(async () => {
      test = await openTestStore(kind);
    }, STARTS);
    afterAll(() => test.remove());
    const open: OpenBench = (options) => openDurableBench(test, options);
    describeQueue(open);
    describeQueueFailure(open);
  });
});
