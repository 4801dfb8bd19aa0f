import { COMMENT_MARKER } from "../../shared/domain/marker.ts";
import type { Comment } from "../github/state/comment.ts";
import { commentsOf } from "../github/state/find-thing.ts";
import type { Issue } from "../github/state/issue.ts";
import { readCard } from "../scenarios/read-card.ts";
import { STREAM_LABELS } from "./shop-map.ts";
import type { SoakWorld } from "./soak-world.ts";

/** What people see of an issue in the end, free of ids, times and addresses. */
export interface Outcome {
  /** "owner/name#12" */
  readonly issue: string;
  readonly isOpen: boolean;
  /** Those of streams, of holds and of questions, and all others. */
  readonly labels: readonly string[];
  /** The card's stream; null = none, undefined = no card, or labels of two streams: then it is left as it was. */
  readonly card: string | null | undefined;
  /** Our comment's text where it is shown. */
  readonly comments: readonly string[];
  /** How many times we answered each comment that somebody wrote: reactions, oldest comment first. */
  readonly heard: readonly number[];
}

/** All issues' outcomes, in order. */
export const readOutcomes = (world: SoakWorld): Outcome[] =>
  world.repositories.flatMap(({ board, issues }) =>
    issues.map((issue): Outcome => {
      const { ours, theirs } = splitComments(world, issue);
      return {
        issue: nameIssue(issue),
        isOpen: issue.state === "OPEN",
        labels: issue.labels.map(({ name }) => name).sort(),
        card: board === null || disagrees(issue) ? undefined : readCard(board, issue),
        comments: ours
          .filter(({ minimizedReason }) => minimizedReason === null)
          .map(({ body }) => plain(body)),
        heard: theirs.map((comment) => countReactions(world, comment)),
      };
    }),
  );

const disagrees = ({ labels }: Issue): boolean =>
  labels.filter(({ name }) => STREAM_LABELS.some((label) => label === name)).length > 1;

export const nameIssue = ({ repository, number }: Issue): string =>
  `${repository.owner.login}/${repository.name}#${number}`;

interface SplitComments {
  /** Those that are edited in place: at most one. */
  readonly ours: readonly Comment[];
  readonly replies: readonly Comment[];
  readonly theirs: readonly Comment[];
}

export function splitComments({ fake, app }: SoakWorld, issue: Issue): SplitComments {
  const comments = commentsOf(fake.world, issue);
  const byUs = comments.filter(({ author }) => author === app.bot);
  return {
    ours: byUs.filter(({ body }) => body.includes(COMMENT_MARKER)),
    replies: byUs.filter(({ body }) => !body.includes(COMMENT_MARKER)),
    theirs: comments.filter(({ author }) => author !== app.bot),
  };
}

export const countReactions = ({ fake, app }: SoakWorld, comment: Comment): number =>
  fake.world.reactions.filter(({ subject, user }) => subject === comment && user === app.bot).length;

const plain = (body: string): string => body.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, "GITHUB");
