import type { CompiledMap } from "../shared/decide/compile-rules.ts";
import { isAutomation } from "../shared/decide/is-automation.ts";
import type { Actor } from "../shared/domain/actor.ts";
import type { Issue } from "../shared/domain/issue.ts";
import { foldName } from "../shared/text/fold-name.ts";

/** What a person chose by a stream's label, against one of ours. */
export interface LabelChoice {
  /** Where the people's labels then say that the issue sits; null = they say nothing. */
  readonly stream: string | null;
  /** Null = an account that is gone. */
  readonly by: Actor | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * When people took off a stream's label that we had put, or put another one beside it or after it; as the issue's
 * history tells, the oldest first. Labels that people put where we had none are nobody's concern.
 */
export function listLabelChoices({ events }: Issue, map: CompiledMap): readonly LabelChoice[] {
  const history = new LabelHistory();
  for (const { event, label, actor, at } of events ?? []) {
    if (label === null || (event !== "labeled" && event !== "unlabeled")) continue;
    const folded = foldName(label);
    const owner = map.labels.own.get(folded);
    if (owner === undefined) continue;
    const step = { label: folded, stream: owner.living, isPut: event === "labeled" };
    if (isAutomation(actor, map.automation)) history.hearOurs(step);
    else history.hearPerson(step, actor, at);
  }
  return history.choices;
}

interface Step {
  readonly label: string;
  readonly stream: string;
  /** False = it was taken off. */
  readonly isPut: boolean;
}

/** The streams' labels on the issue, with the streams that they stand for, by who put them. */
class LabelHistory {
  private readonly ours = new Map<string, string>();
  private readonly people = new Map<string, string>();
  /** The last that was heard: a person took ours off. */
  private isOpen = false;
  private readonly found = new Map<number, LabelChoice>();

  /** Of one instant the last: who sets another label in one go takes one off and puts one on. */
  get choices(): readonly LabelChoice[] {
    return [...this.found.values()];
  }

  hearOurs(step: Step): void {
    this.carryOut(step, this.ours);
    this.isOpen = false;
  }

  hearPerson(step: Step, by: Actor | null, at: number): void {
    const { label, stream, isPut } = step;
    const isAgainstUs = isPut ? [...this.ours.values()].some((own) => own !== stream) : this.ours.has(label);
    const counts = isAgainstUs || this.isOpen;
    this.isOpen = counts && !isPut;
    this.carryOut(step, this.people);
    if (counts) this.found.set(at, { stream: [...this.people.values()].at(-1) ?? null, by, at });
  }

  private carryOut({ label, stream, isPut }: Step, labels: Map<string, string>): void {
    if (isPut) labels.set(label, stream);
    else for (const all of [this.ours, this.people]) all.delete(label);
  }
}
