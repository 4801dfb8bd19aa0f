import type { GitHubTools } from "../shared/github/open-github.ts";

/** The tools of an installation; the same ones while it is in use. */
export type FindTools = (installation: number) => Promise<GitHubTools>;
