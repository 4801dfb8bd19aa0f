import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DurableQueue } from "../../app/durable-queue.ts";
import { openStore, type StorePlace } from "../../app/store/open-store.ts";
import { readWakeUps } from "../../app/wake-ups.ts";
import type { Actor } from "../../shared/domain/actor.ts";
import { SYSTEM_CLOCK } from "../../shared/github/system-clock.ts";
import { collectLog } from "../app/collect-log.ts";
import { readBody } from "../github/serve/read-body.ts";

/** Takes deliveries as the App does, and works on none. */
export interface QueueReceiver {
  readonly url: string;
  /** Wake-ups that were stored. */
  count(): number;
  close(): Promise<void>;
}

/** The App's own queue with room for no job. It trusts whoever sends: it is the test's own. */
export async function openQueueReceiver(place: StorePlace, own: Actor): Promise<QueueReceiver> {
  const store = await openStore(place, { log: collectLog().log });
  const queue = new DurableQueue({
    store,
    run: async () => {},
    concurrency: 0,
    clock: SYSTEM_CLOCK,
    retryWait: () => null,
    onFailure: () => {},
    onTrouble: (error) => console.error(error),
  });
  let stored = 0;
  const server = createServer((request, response) => {
    void readBody(request).then(async (body) => {
      const event = String(request.headers["x-github-event"]);
      const { wakeUps } = readWakeUps(event, JSON.parse(body), own);
      await queue.add(wakeUps);
      stored += wakeUps.length;
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    count: () => stored,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await queue.stop();
      await store.close();
    },
  };
}
