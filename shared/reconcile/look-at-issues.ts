import { GitHubError } from "../domain/github-error.ts";
import type { Occasion } from "../domain/occasion.ts";
import { lookWithMap } from "./look-with-map.ts";
import type { IssueReader, IssueWriter } from "./ports.ts";
import { type IssueTools, type Reconciled, reconcileIssue } from "./reconcile-issue.ts";
import type { RepositoryDesk } from "./repository-desk.ts";

export interface LookPorts {
  /** As of a sweep; null = the repository has no flow map in force. */
  readonly openDesk: (anew: boolean) => Promise<RepositoryDesk | null>;
  readonly reader: Pick<IssueReader, "readIssue">;
  readonly writer: IssueWriter;
  readonly mapUrl: (repo: string | null) => string | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface LookWish {
  /** Of issues of the desk's repository; none twice. */
  readonly numbers: readonly number[];
  readonly occasion: Occasion;
  /** Whether a first comment may be posted. */
  readonly mayAskAnew: boolean;
}

type Done = Extract<Reconciled, { kind: "done" }>;

/** What came of some looks. Issues that are gone are in none of these. */
export interface LookedAt {
  readonly done: readonly (Done & { readonly number: number })[];
  /** Issues of which something was not done. */
  readonly failed: readonly { readonly number: number; readonly error: GitHubError }[];
  /** GitHub asked to wait; these issues are still to be looked at. */
  readonly stopped: { readonly error: GitHubError; readonly left: readonly number[] } | null;
}

/** As many as the writer takes into one document. */
const AT_ONCE = 20;

/**
 * Looks at these issues, each once, and makes GitHub agree. A failure on one keeps no other from being looked at; but when
 * GitHub says that it was asked too much, the rest is left.
 */
export async function lookAtIssues(wish: LookWish, ports: LookPorts): Promise<LookedAt> {
  const done: LookedAt["done"][number][] = [];
  const failed: LookedAt["failed"][number][] = [];
  const left = new Set(wish.numbers);
  let limit: GitHubError | null = null;
  const waiting = wish.numbers.values();
  const work = async (): Promise<void> => {
    for (const number of waiting) {
      if (limit !== null) return;
      try {
        const result = await lookAt(number, wish, ports);
        if (result !== null) done.push({ ...result, number });
      } catch (error) {
        if (!(error instanceof GitHubError)) throw error;
        if (error.kind === "limited") {
          limit = error;
          return;
        }
        failed.push({ number, error });
      }
      left.delete(number);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { done, failed, stopped: limit && { error: limit, left: [...left] } };
}

/** Null = it is not there any more, or nothing is to be done in its repository. */
async function lookAt(
  number: number,
  { occasion, mayAskAnew }: LookWish,
  ports: LookPorts,
): Promise<Done | null> {
  const tools: IssueTools = { ...ports, ...UNHEARD, mayAskAnew: () => mayAskAnew };
  const result = await lookWithMap(ports.openDesk, (desk) => {
    const name = { ...desk.repository, number };
    return reconcileIssue({ name, occasion, moves: [], comments: [], cardRemoved: false }, desk, tools);
  });
  return result?.kind === "done" ? result : null;
}

/** Commands come with an event about their comment. */
const UNHEARD: Pick<IssueTools, "hear" | "askedInVain"> = {
  hear: () => Promise.reject(new Error("No comment was asked for.")),
  askedInVain: () => {},
};
