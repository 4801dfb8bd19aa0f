import type { Comment } from "../github/state/comment.ts";
import { timelineOf } from "../github/state/find-thing.ts";
import type { Issue } from "../github/state/issue.ts";
import { countReactions, nameIssue, splitComments } from "./read-outcome.ts";
import type { SoakWorld } from "./soak-world.ts";

/** What must not be: a line each. */
export interface Doubles {
  /** More than one comment of ours on an issue, or more replies than comments that ask for one. */
  readonly comments: readonly string[];
  /** A label that the App put on, took off and put on again although nobody did anything between. */
  readonly labels: readonly string[];
  /** Commands that were not heard, or not replied to. */
  readonly unheard: readonly string[];
}

export function countDoubles(world: SoakWorld): Doubles {
  const issues = world.repositories.flatMap((repository) => repository.issues);
  return {
    comments: issues.flatMap((issue) => findDoubledComments(world, issue)),
    labels: issues.flatMap((issue) => findDoubledLabels(world, issue)),
    unheard: issues.flatMap((issue) => findUnheard(world, issue)),
  };
}

const isCommand = ({ body }: Comment): boolean => body.startsWith("/stream");
/** A stranger's is refused, what makes no sense is answered, and so is a question. */
const wantsReply = ({ body, author }: Comment): boolean =>
  isCommand({ body } as Comment) && (author?.login === "noor" || /why|nonsense/.test(body));

function findDoubledComments(world: SoakWorld, issue: Issue): string[] {
  const { ours, replies, theirs } = splitComments(world, issue);
  const wanted = theirs.filter(wantsReply).length;
  return [
    ...(ours.length > 1 ? [`${nameIssue(issue)} has ${ours.length} comments of ours`] : []),
    ...(replies.length > wanted ? [`${nameIssue(issue)} has ${replies.length} replies to ${wanted}`] : []),
  ];
}

function findUnheard(world: SoakWorld, issue: Issue): string[] {
  const { replies, theirs } = splitComments(world, issue);
  const unheard = theirs.filter((comment) => isCommand(comment) && countReactions(world, comment) === 0);
  const wanted = theirs.filter(wantsReply).length;
  return [
    ...unheard.map(({ body }) => `${nameIssue(issue)}: ${body}`),
    ...(unheard.length === 0 && replies.length < wanted
      ? [`${nameIssue(issue)} has ${replies.length} replies to ${wanted}`]
      : []),
  ];
}

function findDoubledLabels({ fake, app, concerned }: SoakWorld, issue: Issue): string[] {
  const acts = (concerned.get(issue) ?? []).map((createdAt) => ({ actor: null, createdAt }) as const);
  const items = [...timelineOf(fake.world, issue), ...acts].toSorted((a, b) => a.createdAt - b.createdAt);
  /** What the App did with each label since somebody else did anything. */
  const since = new Map<string, string[]>();
  const doubled: string[] = [];
  for (const item of items) {
    if (item.actor !== app.bot) since.clear();
    else if (item.__typename === "LabeledEvent" || item.__typename === "UnlabeledEvent") {
      const former = since.get(item.label.name) ?? [];
      if (item.__typename === "LabeledEvent" && former.includes("LabeledEvent"))
        doubled.push(`${nameIssue(issue)}: ${item.label.name}`);
      since.set(item.label.name, [...former, item.__typename]);
    }
  }
  return doubled;
}
