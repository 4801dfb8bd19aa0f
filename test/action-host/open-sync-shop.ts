import { openRepository, type Repository, type RepositoryOptions } from "../action/open-repository.ts";
import type { Issue } from "../github/state/issue.ts";
import { RIGHTS } from "./open-workflow-shop.ts";
import { type ActionStep, runAction, type StepResult } from "./run-action.ts";
import type { Inputs } from "./write-step-environment.ts";

/** shop/web as the command line's tests have it, and `command: sync` as a workflow's step there. */
export interface SyncShop extends Repository {
  /** With the workflow's own token unless told otherwise. */
  sync(more?: Partial<ActionStep>, inputs?: Inputs): Promise<StepResult>;
  /** On what somebody did to an issue; sam unless told otherwise. */
  syncOn(
    issue: Pick<Issue, "number">,
    more?: Partial<ActionStep>,
    sender?: Sender,
    inputs?: Inputs,
  ): Promise<StepResult>;
}

export interface Sender {
  readonly login: string;
  readonly type: "User" | "Bot";
}

export async function openSyncShop(options: RepositoryOptions = {}): Promise<SyncShop> {
  const repository = await openRepository(options);
  const { fake } = repository.shop;
  const sync: SyncShop["sync"] = (more = {}, inputs = {}) => {
    const token = more.token ?? fake.workflowToken("shop/web", RIGHTS);
    return runAction({ command: "sync", ...inputs }, { apiUrl: fake.url, ...more, token });
  };
  return {
    ...repository,
    sync,
    syncOn: ({ number }, more, sender = { login: "sam", type: "User" }, inputs = {}) => {
      // Whatever else the event tells is not to be believed.
      const issue = { number, title: "Something else", labels: [], state: "closed" };
      const event = { name: "issues", payload: { action: "edited", issue, sender } };
      return sync({ ...more, event }, inputs);
    },
  };
}
