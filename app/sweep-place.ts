import type { RepositoryDesk } from "../shared/reconcile/repository-desk.ts";
import type { Look, SweepReason } from "../shared/reconcile/sweep.ts";
import { type SweepResult, sweepRepository } from "../shared/reconcile/sweep-repository.ts";
import type { Desks } from "./desks.ts";
import type { FindTools } from "./github-tools.ts";
import type { Log } from "./log.ts";
import { countSweep, type SweepInstruments } from "./operate/count-sweep.ts";
import { recordPage } from "./record-page.ts";
import type { HostTools } from "./start-app.ts";
import type { RepositoryPlace, WakeUp } from "./wake-up.ts";

export interface SweepPlaceTools extends Pick<HostTools, "queue" | "clock" | "log" | "version" | "stopping"> {
  readonly desks: Pick<Desks, "find" | "drop">;
  readonly findTools: FindTools;
  readonly mapUrl: (repo: string | null) => string | null;
  readonly store: Pick<HostTools["store"], "sweepMemoryOf" | "activityIn" | "ledger">;
  readonly instruments: SweepInstruments;
}

/** Sweeps a repository for the App: beside its jobs, through its budget, and going on where the last call ended. */
export async function sweepPlace(
  place: RepositoryPlace,
  reason: SweepReason,
  tools: SweepPlaceTools,
): Promise<void> {
  const { desks, queue, store, instruments, clock, log, version, mapUrl, stopping } = tools;
  const { installation, owner, repo } = place;
  if (reason === "map" || reason === "backfill") desks.drop(place);
  const repository = { owner, repo };
  const { pages, writer } = await tools.findTools({ installation, repository, purpose: "sweep" });
  let desk: RepositoryDesk | null = null;
  let recording: Promise<void> = Promise.resolve();
  const sweep = sweepRepository(reason, {
    openDesk: async (anew) => {
      if (anew) desks.drop(place);
      desk = await desks.find(place);
      return desk;
    },
    pages,
    writer,
    memory: store.sweepMemoryOf(place),
    activity: store.activityIn(place),
    lookAgain: (looks) => queue.add(looks.map((look) => wake(look, place))),
    tell: (swept, page) => {
      const about = { place, map: desk!.map, now: clock.now() };
      recording = recording.then(() => recordPage(swept, page, about, { ledger: store.ledger, log }));
    },
    stopping,
    mapUrl,
    release: version,
    now: () => clock.now(),
  });
  const result = await countSweep(reason, sweep, instruments, () => clock.now()).finally(() => recording);
  if (result === null) return;
  if (result.isBoardHidden) desks.drop(place);
  tell(result, { repository: `${owner}/${repo}`, reason }, log);
}

/** An issue's own job, or one that finds the sub-issues wherever they are. */
const wake = ({ kind, number }: Look, { installation, owner, repo }: RepositoryPlace): WakeUp => ({
  target: { kind, installation, owner, repo, number },
  claims: [],
  priority: "related",
});

function tell(
  { tally, isBoardHidden }: SweepResult,
  about: { readonly repository: string; readonly reason: SweepReason },
  log: Log,
): void {
  const fields = { ...about, ...tally };
  if (isBoardHidden) log.warn(fields, "The board cannot be read. Grant the App Projects: read and write.");
  if (tally.repaired > 0) log.warn(fields, "The sweep repaired issues: events about them were lost.");
  else log.info(fields, "The sweep is done.");
}
