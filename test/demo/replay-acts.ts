import type { Person } from "../github/people/person.ts";
import type { FakeGitHub } from "../github/start-fake-github.ts";
import type { Act } from "./list-acts.ts";
import { GHOST, plainLogin } from "./people.ts";

export interface Stage {
  readonly fake: FakeGitHub;
  /** "owner#1" */
  readonly board: string;
  /** Sets the fake's clock to that instant of the file. */
  readonly setTime: (at: number) => void;
}

/** Does what was done, in that order and at those instants. */
export function replayActs(acts: readonly Act[], { fake, board, setTime }: Stage): void {
  for (const act of acts) {
    setTime(act.at);
    replay(act, fake, board);
  }
}

function replay({ by, issue, what }: Act, fake: FakeGitHub, board: string): void {
  const person = fake.as(plainLogin(by ?? GHOST));
  switch (what.kind) {
    case "open":
      open(person, what, issue, fake);
      break;
    case "label":
      person.label(issue, what.label);
      break;
    case "unlabel":
      person.unlabel(issue, what.label);
      break;
    case "close":
      person.close(issue, what.reason as "COMPLETED" | "DUPLICATE" | "NOT_PLANNED");
      break;
    case "reopen":
      person.reopen(issue);
      break;
    case "rename":
      person.edit(issue, { title: what.title });
      break;
    case "comment":
      person.comment(issue, what.body);
      break;
    case "set-parent":
      person.setParent(issue, what.other);
      break;
    case "block":
      person.block(issue, what.other);
      break;
    case "set-status":
      setStatus(person, issue, what, board);
  }
}

function open(
  person: Person,
  { row, title, labels }: Extract<Act["what"], { kind: "open" }>,
  name: string,
  fake: FakeGitHub,
): void {
  const repository = fake.world.repositories.find(({ name: it }) => row.repo.endsWith(`/${it}`))!;
  repository.lastNumber = row.number - 1;
  // GitHub keeps no half of a character; a file may.
  const text = { title: title.toWellFormed(), body: row.body.toWellFormed() };
  const issue = person.openIssue(row.repo, { ...text, labels });
  if (row.issueType !== undefined) person.setType(name, row.issueType.name);
  if (row.author === null) issue.author = null;
}

/** Its card comes onto the board with its first status. */
function setStatus(person: Person, name: string, move: { from: string; to: string }, board: string): void {
  const card = person.addCard(board, name);
  if (card.values.size === 0) person.moveCard(board, name, "Status", move.from);
  person.moveCard(board, name, "Status", move.to);
}

/** As the board's own workflow does: what is closed is archived. */
export function archiveClosed(fake: FakeGitHub, board: string, workflow: string): void {
  const issues = fake.world.projects.flatMap(({ items }) => items.map(({ content }) => content));
  for (const issue of issues) {
    if (issue.state === "CLOSED") fake.as(workflow).archiveCard(board, issue);
  }
}
