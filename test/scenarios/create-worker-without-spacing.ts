import { createWorkerWith } from "../../app/create-worker.ts";
import { keepTools } from "../../app/keep-tools.ts";
import type { CreateWorker } from "../../app/start-app.ts";
import type { Traffic } from "./traffic.ts";

/** The host's own worker; while it asks GitHub, time stands still. */
export const createWorkerWithoutSpacing =
  (traffic: Traffic): CreateWorker =>
  (host) => {
    const { clients } = host;
    const renew = traffic.watch((installation: number) => clients.renew(installation));
    const findTools = keepTools({
      ...host,
      watch: (client) => ({
        ...client,
        ask: traffic.watch(client.ask),
        rest: traffic.watch(client.rest),
      }),
    });
    return createWorkerWith(findTools, {
      ...host,
      clients: Object.assign(Object.create(clients), { renew }),
    });
  };
