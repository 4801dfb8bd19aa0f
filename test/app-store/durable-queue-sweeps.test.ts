import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wakeSweep } from "../../app/wake-up.ts";
import { wake } from "../app/queue-bench.ts";
import { openDurableBench } from "./open-durable-bench.ts";
import { hasServer, openTestStore, SERVER_NAME, STARTS, type TestStore } from "./test-stores.ts";

let opened: TestStore;
const sweep = (installation: number, repo = "shop") =>
  wakeSweep({ installation, owner: "acme", repo }, "nightly");

describe.each([
  { kind: "embedded", name: "in a folder", isThere: true },
  { kind: "server", name: SERVER_NAME, isThere: hasServer },
] as const)("$name", ({ kind, isThere }) => {
  describe.runIf(isThere)("sweeps, which take minutes", () => {
    beforeAll(async () => {
      opened = await openTestStore(kind);
    }, STARTS);
    afterAll(() => opened.remove());

    test("leave room: an event starts at once, whoever's it is, and when one ends the next begins", async () => {
      const bench = await openDurableBench(opened, { concurrency: 20 });
      const { add, running, started } = bench;
      await add([...[1, 2, 3, 4, 5, 6].map((id) => sweep(id)), sweep(1, "site"), sweep(1, "docs")]);
      expect(started).toHaveLength(4);
      await add([wake(1), wake(2, { installation: 9 })]);
      expect(started.slice(4).map(({ target }) => target.kind)).toEqual(["issue", "issue"]);
      await running.find(({ job }) => job.target.kind === "sweep")!.end();
      expect(started.filter(({ target }) => target.kind === "sweep")).toHaveLength(5);
      await bench.endAll();
      expect(started).toHaveLength(10);
    });

    test("of several reasons none is lost while one waits", async () => {
      const bench = await openDurableBench(opened, { concurrency: 20 });
      const { add, started } = bench;
      await add([1, 2, 3, 4, 5].map((id) => sweep(id)));
      const waiting = [1, 2, 3, 4, 5].find((id) =>
        started.every(({ target }) => target.installation !== id),
      )!;
      await add([wakeSweep({ installation: waiting, owner: "Acme", repo: "Shop" }, "map")]);
      await bench.endAll();
      const reasons = started.at(-1)!.claims.map((claim) => "reason" in claim && claim.reason);
      expect(reasons).toEqual(["nightly", "map"]);
    });
  });
});
