import type { Bearer } from "../shared/github/bearer.ts";

export interface KeptTokenSettings {
  /** Asks GitHub for a token. */
  readonly ask: () => Promise<string>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Names what a token has to be good for now. With another name, one that was asked for before is not used any more. */
  readonly generation?: () => string;
}

/** GitHub gives them for an hour. By our own clock, since GitHub's may show another time. */
const KEPT_MS = 55 * 60_000;

interface Kept {
  readonly token: string;
  readonly askedAt: number;
  readonly generation: string;
}

/** One token, kept until shortly before its end. Those who need it at the same time ask for it once. */
export class KeptToken implements Bearer {
  private readonly settings: KeptTokenSettings;
  private kept: Kept | null = null;
  private asking: { readonly token: Promise<string>; readonly generation: string } | null = null;

  constructor(settings: KeptTokenSettings) {
    this.settings = settings;
  }

  async get(): Promise<string> {
    const { kept } = this;
    if (kept !== null && this.isGood(kept)) return kept.token;
    const { generation } = this;
    if (this.asking?.generation !== generation) {
      const asking = { token: this.ask(generation), generation };
      this.asking = asking;
      const end = (): void => {
        if (this.asking === asking) this.asking = null;
      };
      asking.token.then(end, end);
    }
    return await this.asking!.token;
  }

  refuse(token: string): void {
    if (this.kept?.token === token) this.kept = null;
  }

  private get generation(): string {
    return this.settings.generation?.() ?? "";
  }

  private async ask(generation: string): Promise<string> {
    const askedAt = this.settings.now();
    const token = await this.settings.ask();
    if (generation === this.generation) this.kept = { token, askedAt, generation };
    return token;
  }

  /** A clock that was put back says nothing about its age. */
  private isGood({ askedAt, generation }: Kept): boolean {
    const age = this.settings.now() - askedAt;
    return generation === this.generation && age >= 0 && age < KEPT_MS;
  }
}
