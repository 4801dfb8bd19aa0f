import type { FakeGitHub } from "../github/start-fake-github.ts";
import { register } from "../github/state/world.ts";
import type { Act } from "./list-acts.ts";
import { APP_SLUG, ORGANIZATION } from "./names.ts";
import { GHOST, isBot, plainLogin, STAFF } from "./people.ts";
import type { Row } from "./read-rows.ts";

/** The board's own workflow: it archives what is closed. */
export const BOARD_WORKFLOW = "github-project-automation";

/** The organisation with its members and issue types, and everybody who does something in it. The App is there. */
export function addPeople(fake: FakeGitHub, rows: readonly Row[], acts: readonly Act[]): void {
  const { seed } = fake;
  const known = new Set([...Object.keys(STAFF), GHOST, APP_SLUG]);
  for (const login of [...Object.keys(STAFF), GHOST]) seed.user(login);
  seed.user(BOARD_WORKFLOW, "Bot");
  for (const { by } of acts) {
    if (by === null || known.has(plainLogin(by))) continue;
    known.add(plainLogin(by));
    seed.user(plainLogin(by), isBot(by) ? "Bot" : "User");
  }
  const { issueTypes } = seed.organization(ORGANIZATION, Object.keys(STAFF));
  for (const name of new Set(rows.flatMap(({ issueType }) => issueType?.name ?? []))) {
    if (issueTypes.some((type) => type.name === name)) continue;
    const identity = fake.world.mint("issueType");
    const type = { __typename: "IssueType" as const, ...identity, name, description: "" };
    issueTypes.push(register(fake.world, type));
  }
}
