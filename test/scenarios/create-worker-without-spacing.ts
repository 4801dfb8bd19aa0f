import { createWorkerWith } from "../../app/create-worker.ts";
import { keepTools } from "../../app/keep-tools.ts";
import type { CreateWorker } from "../../app/start-app.ts";
import type { Traffic } from "./traffic.ts";

/** The host's own worker; while it asks GitHub, time stands still. */
export const createWorkerWithoutSpacing =
  (traffic: Traffic): CreateWorker =>
  (host) => {
    const { clients } = host;
    const watched = {
      renew: traffic.watch(clients.renew.bind(clients)),
      readState: traffic.watch(clients.readState.bind(clients)),
      findName: traffic.watch(clients.findName.bind(clients)),
      openReader: (...about: Parameters<typeof clients.openReader>) => {
        const reader = clients.openReader(...about);
        return { ...reader, rest: traffic.watch(reader.rest) };
      },
    };
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
      clients: Object.assign(Object.create(clients), watched),
    });
  };
