import type { Probot } from "probot";
import type { RepositoryName } from "../shared/domain/place.ts";
import type { Bearer } from "../shared/github/bearer.ts";
import { openTokenClient } from "../shared/github/open-token-client.ts";
import type { HearLimits } from "../shared/github/read-limits.ts";
import type { WriteClient } from "../shared/github/write-client.ts";
import { InstallationTokens } from "./installation-tokens.ts";
import type { KeyWatch } from "./key-watch.ts";
import { lookUpRepository } from "./look-up-repository.ts";
import type { Closure } from "./out-of-reach-error.ts";
import { RecentlyUsed } from "./recently-used.ts";
import { openTokenSource, type TokenSource } from "./token-source.ts";

/** More than are at work at once. */
const MOST_INSTALLATIONS = 1000;

/** A client that writes in one repository, and nowhere else. */
export interface RepositoryClient extends WriteClient {
  /** The repository's flow map has a board, which is written on, too. To be said again whenever it is read. */
  noteBoard(): void;
}

export interface ClientSettings {
  /** Of the REST API, without a slash at the end. */
  readonly baseUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told whether GitHub takes the App's key. */
  readonly key: Pick<KeyWatch, "accept" | "refuse">;
}

/** How installations of the App are spoken for: each by tokens of its own, no wider than what they are for. */
export class InstallationClients {
  private readonly settings: ClientSettings;
  private readonly source: TokenSource;
  private readonly tokens = new RecentlyUsed<number, InstallationTokens>(MOST_INSTALLATIONS);

  constructor(probot: Pick<Probot, "auth">, settings: ClientSettings) {
    this.settings = settings;
    this.source = openTokenSource(probot, settings);
  }

  /** Reads all that the installation sees, and can do nothing else. Asks nothing of GitHub yet. */
  openReader(installation: number, hear?: HearLimits): WriteClient {
    return this.open(() => this.tokensOf(installation).reading, hear);
  }

  /** Asks nothing of GitHub yet. */
  openWriter(installation: number, repository: RepositoryName, hear?: HearLimits): RepositoryClient {
    const find = () => this.tokensOf(installation).findWriting(repository);
    return { ...this.open(find, hear), noteBoard: () => find().noteBoard() };
  }

  /** The installation may do more or less now, or sees other repositories. Rejects with a GitHubError. */
  async renew(installation: number): Promise<void> {
    await this.tokensOf(installation).renew();
  }

  /** Whether an installation can be spoken for at all; null = yes. Rejects with a GitHubError. */
  async readState(installation: number): Promise<Closure | null> {
    return await this.source.readState(installation);
  }

  /** What a repository is called now, by any name that it has or had. Rejects with a GitHubError, `gone` = out of sight. */
  async findName(installation: number, repository: RepositoryName): Promise<RepositoryName> {
    return (await lookUpRepository(this.openReader(installation).rest, repository)).name;
  }

  private tokensOf(installation: number): InstallationTokens {
    const { source, settings } = this;
    return this.tokens.find(installation, () => new InstallationTokens(installation, source, settings.now));
  }

  /** Looked up each time, so that all who speak for an installation do so with the same token. */
  private open(find: () => Bearer, hear?: HearLimits): WriteClient {
    const bearer: Bearer = { get: () => find().get(), refuse: (token) => find().refuse(token) };
    return openTokenClient({ bearer, ...this.settings, ...(hear && { hear }) });
  }
}
