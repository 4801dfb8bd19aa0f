import { randomBytes } from "node:crypto";
import type { User } from "../state/account.ts";
import type { App, Installation, Permissions } from "../state/app.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../state/world.ts";
import type { InstallationSession, Session } from "./session.ts";
import { verifyAppJwt } from "./verify-app-jwt.ts";

const LIFE_MS = 3_600_000;

export interface Narrowing {
  readonly permissions?: Permissions | null;
  readonly repositories?: readonly Repository[] | null;
  readonly isWorkflow?: boolean;
}

/** The tokens that were handed out. */
export class TokenStore {
  readonly #world: World;
  readonly #sessions = new Map<string, Session>();

  constructor(world: World) {
    this.#world = world;
  }

  /** A personal access token: it may do what the person may. */
  issueToUser(user: User): string {
    const token = `ghp_${randomBytes(18).toString("hex")}`;
    this.#sessions.set(token, { kind: "user", token, actor: user });
    return token;
  }

  /** Valid for one hour. Long tokens are possible: nobody may count their characters. */
  issueToInstallation(installation: Installation, narrowing: Narrowing = {}): InstallationSession {
    const token = `ghs_${installation.app.id}_${randomBytes(60).toString("base64url")}`;
    const session: InstallationSession = {
      kind: "installation",
      token,
      actor: installation.app.bot,
      installation,
      permissions: narrowing.permissions ?? null,
      repositories: narrowing.repositories ? new Set(narrowing.repositories) : null,
      expiresAt: this.#world.now() + LIFE_MS,
      isWorkflow: narrowing.isWorkflow ?? false,
    };
    this.#sessions.set(token, session);
    return session;
  }

  revoke(token: string): void {
    this.#sessions.delete(token);
  }

  /** All of an installation's, as when GitHub finds one of them published. */
  revokeAll(installation: Installation): void {
    for (const [token, session] of this.#sessions)
      if (session.kind === "installation" && session.installation === installation) this.revoke(token);
  }

  /** The session of an `authorization` header, or why there is none (GitHub's 401 message). */
  open(header: string | undefined): Session | string {
    if (header === undefined || header === "") return { kind: "anonymous", token: "", actor: null };
    const token = header.replace(/^(?:bearer|token)\s+/i, "");
    const session = this.#sessions.get(token);
    if (session !== undefined) return this.#isAlive(session) ? session : "Bad credentials";
    if (token.split(".").length !== 3) return "Bad credentials";
    const app = this.#verify(token);
    return typeof app === "string" ? app : { kind: "app", token, actor: app.bot, app };
  }

  /** Octokit signs by the machine's clock, which a test's may have left behind. */
  #verify(jwt: string): App | string {
    const { apps, now } = this.#world;
    const app = verifyAppJwt(apps, jwt, now());
    const other = typeof app === "string" ? verifyAppJwt(apps, jwt, Date.now()) : app;
    return typeof other === "string" ? app : other;
  }

  #isAlive(session: Session): boolean {
    if (session.kind !== "installation") return true;
    const { installation, expiresAt } = session;
    return (
      expiresAt > this.#world.now() &&
      (session.isWorkflow || this.#world.installations.includes(installation))
    );
  }
}
