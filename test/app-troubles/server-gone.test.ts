import { describe, expect, onTestFinished, test } from "vitest";
import { DurableQueue } from "../../app/durable-queue.ts";
import { nameTarget } from "../../app/name-target.ts";
import { openStore } from "../../app/store/open-store.ts";
import type { Store } from "../../app/store/store.ts";
import type { WakeUp } from "../../app/wake-up.ts";
import { SYSTEM_CLOCK } from "../../shared/github/system-clock.ts";
import { collectLog, type LogLine } from "../app/collect-log.ts";
import { dropSchema, hasServer, SERVER_NAME, SERVER_URL, testSchema } from "../app-store/test-stores.ts";
import { openProxy, type ServerProxy } from "./open-proxy.ts";

const wake = (number: number): WakeUp => ({
  target: { kind: "issue", installation: 1, owner: "shop", repo: "web", number },
  claims: [],
  priority: "event",
});

async function openBehindProxy(): Promise<{ store: Store; proxy: ServerProxy; lines: readonly LogLine[] }> {
  const url = new URL(SERVER_URL);
  const proxy = await openProxy(url.hostname, Number(url.port || 5432));
  url.hostname = "127.0.0.1";
  url.port = String(proxy.port);
  const { log, lines } = collectLog();
  const store = await openStore({ databaseUrl: url.href }, { log, schema: testSchema(), attempts: 1 });
  onTestFinished(async () => {
    await store.boss.stop({ graceful: false, close: false });
    await dropSchema(store);
    await store.close();
    proxy.close();
  });
  return { store, proxy, lines };
}

describe.runIf(hasServer)(SERVER_NAME, () => {
  test("gone for a while: what comes is refused at once, told once; then all goes on, nothing twice", async () => {
    const { store, proxy, lines } = await openBehindProxy();
    const ran: string[] = [];
    const queue = new DurableQueue({
      store,
      run: async ({ target }) => void ran.push(nameTarget(target)),
      concurrency: 4,
      clock: SYSTEM_CLOCK,
      retryWait: () => null,
      onFailure: () => {},
      onTrouble: store.note,
    });
    await queue.start();
    await queue.add([wake(1)]);
    await expect.poll(() => ran).toEqual(["issue 1 shop/web#1"]);
    proxy.cut();
    for (let time = 0; time < 3; time++)
      await expect(queue.add([wake(2)])).rejects.toThrow("The database does not answer.");
    await expect(store.check()).rejects.toThrow("The database does not answer.");
    const errors = lines.filter(({ level }) => level === "error");
    expect(errors).toMatchObject([
      { message: expect.stringMatching(/^The database does not answer\. Deliveries are/) },
    ]);
    proxy.mend();
    await expect
      .poll(() =>
        store.check().then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await queue.add([wake(3)]);
    await expect.poll(() => ran, { timeout: 5000 }).toEqual(["issue 1 shop/web#1", "issue 1 shop/web#3"]);
    await queue.stop();
  });
});
