import type { ShownIssue } from "../github/serve/write-state.ts";
import type { FakeDoor } from "./fake-door.ts";

/** What a person needs to act, and to know that the App has looked. */
export interface World {
  readonly door: FakeDoor;
  /** Resolves once the App has looked at the issue again after this call's start, and left it as it should be. */
  readonly nextLook: (issue: number) => Promise<void>;
}

/** What one person does to one issue, and what has to come of it. */
export interface Deed {
  /** Login. */
  readonly by: string;
  /** "moves the card from Checkout to Returns"; shown behind the login. */
  readonly does: string;
  /** Null = it files a new one. */
  readonly issue: number | null;
  /** To the number of the issue. */
  readonly act: (world: World) => Promise<number>;
  /** What is not as it should be, in words; none = all is. */
  readonly wrong: (issue: ShownIssue) => readonly string[];
  /** What the App did, in words. */
  readonly outcome: (issue: ShownIssue) => string;
}
