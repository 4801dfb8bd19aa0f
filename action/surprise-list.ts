import type { CompiledMap } from "../shared/decide/compile-rules.ts";
import type { Actor } from "../shared/domain/actor.ts";
import type { PlannedObservation } from "../shared/reconcile/plan-repository.ts";
import { count } from "../shared/text/count.ts";
import { findOtherBots } from "./find-other-bots.ts";
import type { Terminal } from "./terminal.ts";

/** What about a repository's issues may surprise whoever plans or syncs them; collected page by page, told once. */
export class SurpriseList {
  private readonly me: Actor;
  private readonly bots = new Set<string>();
  private hidden = 0;

  /** @param me whom the token belongs to */
  constructor(me: Actor) {
    this.me = me;
  }

  add(runs: readonly PlannedObservation[], map: CompiledMap): void {
    this.hidden += runs.filter(({ observed }) => observed.boardVisible === false).length;
    // A person who plans what an App or a workflow does would else see its labels as people's, without a word.
    if (this.me.kind !== "user") return;
    const issues = runs.map(({ observed }) => observed.issue);
    for (const login of findOtherBots(issues, map)) this.bots.add(login);
  }

  tell(terminal: Pick<Terminal, "warn">): void {
    // The board itself was seen, or that would have been told.
    if (this.hidden > 0) {
      terminal.warn(
        `The cards of ${count(this.hidden, "issue")} cannot be seen, so they are left alone. The token for the board has to see the repository, too.\n`,
      );
    }
    for (const login of [...this.bots].sort()) {
      terminal.warn(
        `Stream labels by ${login}[bot] count as a person's choice. If it is your Streamkeeper, add --automation '${login}[bot]'.\n`,
      );
    }
  }
}
