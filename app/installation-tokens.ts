import { GitHubError } from "../shared/domain/github-error.ts";
import type { RepositoryName } from "../shared/domain/place.ts";
import type { Bearer } from "../shared/github/bearer.ts";
import { KeptToken } from "./kept-token.ts";
import { narrowPermissions, type Permissions, READING } from "./narrow-permissions.ts";
import { OutOfReachError } from "./out-of-reach-error.ts";
import { RecentlyUsed } from "./recently-used.ts";
import type { TokenSource } from "./token-source.ts";
import { WritingToken } from "./writing-token.ts";

/** Several who ask for new tokens in these milliseconds speak of the same change. */
const YOUNG_MS = 10_000;
/** More than are written to at once. */
const MOST_REPOSITORIES = 200;

const NOT_INSTALLED = "GitHub gives no token for this repository: the App is not installed on it.";
const NO_TOKEN =
  "GitHub refuses a token of this installation. Where the App is installed on thousands of selected repositories, install it on all.";

/**
 * The tokens of one installation, none of which may do more than it is for. What is read is linked with other
 * repositories, which a token of one repository would not see: so one token reads everywhere, and only reads. Each
 * repository is written to with a token of its own.
 */
export class InstallationTokens {
  readonly reading: Bearer;
  private readonly installation: number;
  private readonly source: TokenSource;
  private readonly now: () => number;
  private readonly writing = new RecentlyUsed<string, WritingToken>(MOST_REPOSITORIES);
  private granted: Promise<Permissions> | null = null;
  private generation = 0;
  private since: number;

  constructor(installation: number, source: TokenSource, now: () => number) {
    this.installation = installation;
    this.source = source;
    this.now = now;
    this.since = now();
    this.reading = new KeptToken({
      ask: () => this.create(READING, null).catch(explainRefusal),
      now,
      generation: () => this.name,
    });
  }

  /** For one repository; the same one while it is in use. */
  findWriting({ owner, repo }: RepositoryName): WritingToken {
    return this.writing.find(`${owner}/${repo}`, () => this.openWriting({ owner, repo }));
  }

  /** The installation may do more or less now, or sees other repositories: asks, and gives up the tokens there are. */
  async renew(): Promise<void> {
    const former = await this.granted?.catch(() => null);
    const present = await this.readGrants();
    const isYoung = this.now() - this.since < YOUNG_MS && this.now() >= this.since;
    if (isYoung && former != null && isSame(former, present)) return;
    this.giveUp();
  }

  private openWriting(repository: RepositoryName): WritingToken {
    return new WritingToken({
      ask: (wanted) => this.createFor(repository, wanted),
      now: this.now,
      generation: () => this.name,
    });
  }

  private get name(): string {
    return String(this.generation);
  }

  private giveUp(): void {
    this.generation += 1;
    this.since = this.now();
  }

  private readGrants(): Promise<Permissions> {
    const asked = this.source.readGrants(this.installation);
    this.granted = asked;
    asked.catch(() => {
      if (this.granted === asked) this.granted = null;
    });
    return asked;
  }

  /** What was granted when we last asked may not be any more: then it is asked again, once. */
  private async create(wanted: Permissions, repository: string | number | null): Promise<string> {
    const former = await (this.granted ?? this.readGrants());
    try {
      return await this.ask(narrowPermissions(wanted, former), repository);
    } catch (error) {
      if (isKind(error, "forbidden")) this.granted = null;
      if (!isKind(error, "refused")) throw error;
      const present = await this.readGrants();
      if (isSame(former, present)) throw error;
      return await this.ask(narrowPermissions(wanted, present), repository);
    }
  }

  private async ask(permissions: Permissions, repository: string | number | null): Promise<string> {
    return await this.source.createToken({ installation: this.installation, permissions, repository });
  }

  /** By its name, or, where it has another name now, by its number. */
  private async createFor(repository: RepositoryName, wanted: Permissions): Promise<string> {
    try {
      return await this.create(wanted, repository.repo);
    } catch (error) {
      if (!isKind(error, "refused")) throw error;
    }
    const id = await this.source.findRepository(this.reading, repository);
    try {
      return await this.create(wanted, id);
    } catch (error) {
      throw isKind(error, "refused") ? new OutOfReachError("missing", NOT_INSTALLED) : error;
    }
  }
}

const isKind = (error: unknown, kind: GitHubError["kind"]): boolean =>
  error instanceof GitHubError && error.kind === kind;

function explainRefusal(error: unknown): never {
  throw isKind(error, "refused") ? new GitHubError("forbidden", NO_TOKEN) : error;
}

function isSame(a: Permissions, b: Permissions): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
