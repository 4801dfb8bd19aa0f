import { openMapAddress } from "../shared/github/web-address.ts";
import { FirstComments } from "../shared/reconcile/first-comments.ts";
import { Desks } from "./desks.ts";
import type { FindTools } from "./github-tools.ts";
import { keepTools } from "./keep-tools.ts";
import { Reach } from "./reach.ts";
import { recordDecisions } from "./record-decisions.ts";
import type { CreateWorker, HostTools } from "./start-app.ts";
import { sweepPlace } from "./sweep-place.ts";
import { Worker } from "./worker.ts";

/** Makes what does the queue's jobs. */
export const createWorker: CreateWorker = (host) => createWorkerWith(keepTools(host), host);

/** The worker, with whatever asks GitHub. */
export function createWorkerWith(findTools: FindTools, host: HostTools): Worker {
  const { settings, clock, log, queue, own } = host;
  const now = () => clock.now();
  const desks = new Desks({ findTools, ownLogin: `${own.login}[bot]`, now, log });
  const mapUrl = openMapAddress(settings.github.rest);
  const { clients } = host;
  return new Worker({
    findTools,
    reach: new Reach({ clients, queue, now, log }),
    findName: ({ installation, owner, repo }) => clients.findName(installation, { owner, repo }),
    sweep: (place, reason) => sweepPlace(place, reason, { ...host, desks, findTools, mapUrl }),
    renewTokens: (installation) => clients.renew(installation),
    desks,
    firstComments: new FirstComments(),
    mapUrl,
    now,
    record: (look) => recordDecisions(look, { ledger: host.store.ledger, log }),
    queue,
    log,
  });
}
