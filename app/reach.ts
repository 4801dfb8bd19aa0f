import { GitHubError } from "../shared/domain/github-error.ts";
import type { InstallationClients } from "./installation-clients.ts";
import { KeyRefusedError } from "./key-watch.ts";
import type { Log } from "./log.ts";
import { lookUpRepository } from "./look-up-repository.ts";
import { type Closure, OutOfReachError } from "./out-of-reach-error.ts";
import type { Queue } from "./queue.ts";
import type { RepositoryPlace, Target } from "./wake-up.ts";

export interface ReachTools {
  readonly clients: Pick<InstallationClients, "readState" | "openReader">;
  readonly queue: Pick<Queue, "bringBack">;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

interface Verdict {
  readonly closure: Promise<Closure | null>;
  readonly since: number;
}

/** So that a thousand jobs of one place ask about it once, and what is open again is soon seen. */
const KNOWN_FOR = 10_000;
const MOST_KNOWN = 1000;

/** Knows where nothing can be done, so that what waits there ends with one line, not with one for each job. */
export class Reach {
  private readonly tools: ReachTools;
  private readonly verdicts = new Map<string, Verdict>();
  /** What was said of a place, and is not said again. */
  private readonly told = new Map<string, Closure>();

  constructor(tools: ReachTools) {
    this.tools = tools;
  }

  /**
   * To be called before a job. What is not known counts as in reach: it costs no request, but where the installation
   * itself is looked at.
   *
   * @throws OutOfReachError
   */
  async demand(target: Target): Promise<void> {
    const { installation } = target;
    if (target.kind === "installation") this.verdicts.delete(nameInstallation(installation));
    const own =
      target.kind === "installation"
        ? this.findState(installation)
        : this.known(nameInstallation(installation));
    const closure = (await own) ?? (await this.known(nameRepository(target)));
    if (closure !== null) throw new OutOfReachError(closure);
  }

  /** To be called after a job. */
  forget(target: Target): void {
    this.told.delete(nameInstallation(target.installation));
    this.told.delete(nameRepository(target));
  }

  /**
   * Why a job failed: where GitHub refused it since its place is out of reach, an OutOfReachError; what GitHub can't
   * tell now is to be tried again.
   */
  async explain(error: unknown, target: Target): Promise<unknown> {
    if (!(error instanceof GitHubError) || error instanceof KeyRefusedError) return error;
    if (error.kind !== "gone" && error.kind !== "forbidden") return error;
    if (error instanceof OutOfReachError) return await this.tell(error, target);
    try {
      const closure = await this.find(target);
      return closure === null ? error : await this.tell(new OutOfReachError(closure), target);
    } catch (trouble) {
      const isFinal =
        trouble instanceof GitHubError && FINAL.has(trouble.kind) && !(trouble instanceof KeyRefusedError);
      return isFinal ? error : trouble;
    }
  }

  private async find(target: Target): Promise<Closure | null> {
    const state = await this.findState(target.installation);
    return state ?? ("repo" in target ? await this.findRepository(target) : null);
  }

  private findState(installation: number): Promise<Closure | null> {
    return this.keep(nameInstallation(installation), () => this.tools.clients.readState(installation));
  }

  private findRepository(target: RepositoryPlace & Target): Promise<Closure | null> {
    const { installation, owner, repo } = target;
    return this.keep(nameRepository(target), async () => {
      try {
        const { rest } = this.tools.clients.openReader(installation);
        return (await lookUpRepository(rest, { owner, repo })).isArchived ? "archived" : null;
      } catch (error) {
        if (error instanceof GitHubError && error.kind === "gone") return "missing";
        throw error;
      }
    });
  }

  private async keep(name: string, ask: () => Promise<Closure | null>): Promise<Closure | null> {
    const known = this.known(name);
    if (known !== null) return await known;
    const verdict = { closure: ask(), since: this.tools.now() };
    this.verdicts.delete(name);
    this.verdicts.set(name, verdict);
    dropOldest(this.verdicts);
    verdict.closure.catch(() => this.verdicts.delete(name));
    return await verdict.closure;
  }

  /** Null = it is to be asked. */
  private known(name: string): Promise<Closure | null> | null {
    const verdict = this.verdicts.get(name);
    const age = verdict === undefined ? -1 : this.tools.now() - verdict.since;
    return age >= 0 && age < KNOWN_FOR ? verdict!.closure : null;
  }

  private async tell(error: OutOfReachError, target: Target): Promise<OutOfReachError> {
    const { closure } = error;
    const { installation } = target;
    const isAll = closure === "uninstalled" || closure === "suspended";
    const name = isAll ? nameInstallation(installation) : nameRepository(target);
    if (this.told.get(name) === closure) return error;
    this.told.set(name, closure);
    dropOldest(this.told);
    const repository = !isAll && "repo" in target ? { repository: `${target.owner}/${target.repo}` } : {};
    // Where nothing waited, it is news, and no trouble.
    const level = target.kind === "installation" ? "info" : "warn";
    this.tools.log[level]({ installation, ...repository, closure }, error.message);
    // So that it ends, too: nobody will ever ask for it.
    if (closure === "uninstalled") await this.tools.queue.bringBack(installation);
    return error;
  }
}

const FINAL: ReadonlySet<string> = new Set(["gone", "forbidden", "refused"]);

const nameInstallation = (installation: number): string => `${installation}`;

const nameRepository = (target: Target): string =>
  "repo" in target ? `${target.installation} ${target.owner}/${target.repo}`.toLowerCase() : "";

function dropOldest(map: Map<string, unknown>): void {
  for (const oldest of map.keys()) {
    if (map.size <= MOST_KNOWN) return;
    map.delete(oldest);
  }
}
