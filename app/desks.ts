import { openFlowMap } from "../shared/reconcile/open-flow-map.ts";
import { RepositoryDesk } from "../shared/reconcile/repository-desk.ts";
import type { FindTools } from "./github-tools.ts";
import type { Log } from "./log.ts";
import { RecentlyUsed } from "./recently-used.ts";
import type { RepositoryPlace } from "./wake-up.ts";

/** What people change on GitHub without an event (an option, a label's id, a grant) is seen again after this long. */
const KEPT_MS = 10 * 60_000;
/** More than are at work at once. */
const MOST_DESKS = 1_000;

export interface DeskSettings {
  readonly findTools: FindTools;
  /** Our bot's login. */
  readonly ownLogin: string;
  readonly now: () => number;
  readonly log: Log;
}

interface KeptDesk {
  readonly desk: Promise<RepositoryDesk | null>;
  readonly until: number;
}

/** The desks of the repositories at work, each opened once for all who ask. */
export class Desks {
  private readonly settings: DeskSettings;
  private readonly kept = new RecentlyUsed<string, KeptDesk>(MOST_DESKS);

  constructor(settings: DeskSettings) {
    this.settings = settings;
  }

  /** Null = the repository has no flow map in force: there is nothing to do. */
  async find(place: RepositoryPlace): Promise<RepositoryDesk | null> {
    const key = keyOf(place);
    const make = (): KeptDesk => this.keep(key, place);
    const kept = this.kept.find(key, make);
    if (kept.until > this.settings.now()) return await kept.desk;
    this.kept.drop(key);
    return await this.kept.find(key, make).desk;
  }

  /** What is known of the repository may be wrong: it is opened anew. */
  drop(place: RepositoryPlace): void {
    this.kept.drop(keyOf(place));
  }

  /** A failure is not kept: the next one asks again. */
  private keep(key: string, place: RepositoryPlace): KeptDesk {
    const desk = this.open(place);
    desk.catch(() => this.kept.drop(key));
    return { desk, until: this.settings.now() + KEPT_MS };
  }

  private async open(place: RepositoryPlace): Promise<RepositoryDesk | null> {
    const { findTools, ownLogin, log } = this.settings;
    const { owner, repo } = place;
    const repository = { owner, repo };
    const tools = await findTools({ installation: place.installation, repository, purpose: "event" });
    const fields = { repository: `${owner}/${repo}` };
    const { map, version, diagnostics, isFormer } = await openFlowMap(repository, tools.maps, [ownLogin]);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    if (version === null) log.info(fields, "The repository has no flow map: nothing is done.");
    const [first] = errors;
    if (first !== undefined) {
      const inForce = isFormer ? "the last valid version stays in force" : "nothing is done";
      const told = { ...fields, errors: errors.length, code: first.code, line: first.span.line };
      log.warn(told, `The flow map is invalid: ${inForce}. Run \`streamkeeper check\` on it.`);
    }
    if (map === null) return null;
    const { labels, boards } = tools;
    const tell = (trouble: string): void => log.warn(fields, trouble);
    return await RepositoryDesk.open({ repository, map, version }, { labels, boards, mayWrite: true, tell });
  }
}

const keyOf = ({ installation, owner, repo }: RepositoryPlace): string =>
  `${installation} ${owner}/${repo}`.toLowerCase();
