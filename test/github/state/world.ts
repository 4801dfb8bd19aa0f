import type { Organization, User } from "./account.ts";
import type { App, Installation, ManifestCode } from "./app.ts";
import type { Clock } from "./clock.ts";
import type { Comment } from "./comment.ts";
import type { Happening } from "./happening.ts";
import type { Issue } from "./issue.ts";
import type { Label } from "./label.ts";
import type { Milestone } from "./milestone.ts";
import { createMint } from "./mint-id.ts";
import type { Item, Project } from "./project.ts";
import type { Reaction } from "./reaction.ts";
import type { Repository } from "./repository.ts";
import type { TimelineItem } from "./timeline-item.ts";

/** All that the fake GitHub knows. The files beside this one change it, one kind of change each. */
export interface World {
  readonly now: Clock;
  readonly mint: ReturnType<typeof createMint>;
  /** Everything that has a node id; what was deleted is not in it. */
  readonly nodes: Map<string, { readonly __typename: string; readonly id: string }>;
  readonly organizations: Organization[];
  readonly users: User[];
  readonly repositories: Repository[];
  readonly labels: Map<Repository, Label[]>;
  readonly milestones: Map<Repository, readonly Milestone[]>;
  readonly issues: Map<Repository, Map<number, Issue>>;
  /** Where transferred issues went, and which were deleted (null): by "repository id#number". */
  readonly departed: Map<string, Issue | null>;
  readonly comments: Map<Issue, Comment[]>;
  readonly timelines: Map<Issue, TimelineItem[]>;
  readonly reactions: Reaction[];
  readonly projects: Project[];
  /** Each issue's cards, on all boards, oldest first; archived ones too. */
  readonly cards: Map<Issue, readonly Item[]>;
  readonly apps: App[];
  readonly installations: Installation[];
  /** Apps registered by manifest whose keys were not fetched yet, by their code. */
  readonly manifestCodes: Map<string, ManifestCode>;
  readonly listeners: ((happening: Happening) => void)[];
  /** Another number after every change: what was worked out from the state before is stale. */
  revision: number;
}

/** An empty GitHub that tells the time by `now`. */
export function createWorld(now: Clock): World {
  return {
    now,
    mint: createMint(),
    nodes: new Map(),
    organizations: [],
    users: [],
    repositories: [],
    labels: new Map(),
    milestones: new Map(),
    issues: new Map(),
    departed: new Map(),
    comments: new Map(),
    timelines: new Map(),
    reactions: [],
    projects: [],
    cards: new Map(),
    apps: [],
    installations: [],
    manifestCodes: new Map(),
    listeners: [],
    revision: 0,
  };
}

/** Tells everyone who listens, in the order they came. */
export function announce(world: World, happening: Happening): void {
  world.revision += 1;
  for (const listener of world.listeners) listener(happening);
}

/** Gives the thing a place under its node id, and returns it. */
export function register<T extends { readonly __typename: string; readonly id: string }>(
  world: World,
  node: T,
): T {
  world.nodes.set(node.id, node);
  world.revision += 1;
  return node;
}
