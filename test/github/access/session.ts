import type { User } from "../state/account.ts";
import type { App, Installation, Permissions } from "../state/app.ts";
import type { Repository } from "../state/repository.ts";

/** Who asks, and what the token lets him do. */
export type Session =
  | { readonly kind: "anonymous"; readonly token: ""; readonly actor: null }
  | { readonly kind: "user"; readonly token: string; readonly actor: User }
  | { readonly kind: "app"; readonly token: string; readonly actor: User; readonly app: App }
  | InstallationSession;

/** A token of an installation, or the `GITHUB_TOKEN` of a workflow run. */
export interface InstallationSession {
  readonly kind: "installation";
  readonly token: string;
  readonly actor: User;
  readonly installation: Installation;
  /** Narrower than the installation's when the token was asked for so. */
  readonly permissions: Permissions | null;
  readonly repositories: ReadonlySet<Repository> | null;
  readonly expiresAt: number;
  /** True for a workflow's `GITHUB_TOKEN`: one repository, no boards, a smaller budget. */
  readonly isWorkflow: boolean;
}
