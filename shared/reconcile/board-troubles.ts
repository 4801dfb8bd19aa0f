import type { Project } from "../domain/flow-map.ts";
import { clipLine } from "../text/clip-line.ts";
import { quote } from "../text/quote.ts";
import type { Board, BoardOption } from "./ports.ts";

/* What keeps a board from being used, each in one plain line for a maintainer, with what to do. */

/** In characters. */
const LONGEST_NAME = 60;
const LONGEST_LIST = 300;

const PERMISSION = `"Organization permissions > Projects: Read and write"`;

const clip = (text: string): string => clipLine(text, LONGEST_NAME);
const name = (text: string): string => quote(clip(text));
const nameBoard = ({ owner, number }: Project): string => `project: board ${number} of ${name(owner)}`;
const nameField = (project: Project): string => `${nameBoard(project)}: the field ${name(project.field)}`;

const list = (options: readonly BoardOption[]): string =>
  clipLine(options.map((option) => name(option.name)).join(", "), LONGEST_LIST);

export const describeUnseen = (project: Project): string =>
  `${nameBoard(project)} is not there, or cannot be seen. Check project.owner (an organisation: Apps cannot see boards of users) and project.number; the App needs ${PERMISSION}, accepted by an owner of ${name(project.owner)}, and a workflow's GITHUB_TOKEN sees no boards.`;

export const describeClosed = (project: Project, { title }: Board): string =>
  `${nameBoard(project)} (${name(title)}) is closed, so it is left alone. Reopen it, name another in project.number, or remove the section project from the flow map.`;

export const describeReadOnly = (project: Project): string =>
  `${nameBoard(project)} can be read but not changed. The App needs ${PERMISSION}, accepted by an owner of ${name(project.owner)}; a person's token needs the role Write on the board.`;

export const describeWrongType = (project: Project, type: string): string =>
  `${nameField(project)} has the type ${clip(type)}, and must be SINGLE_SELECT. Rename or delete it there, or name another field in project.field: a missing one is created.`;

/** @param left options that find no room */
export const describeFullField = (
  project: Project,
  left: readonly BoardOption[],
  present: readonly BoardOption[],
): string =>
  `${nameField(project)} has no room for ${list(left)}: GitHub allows 50 options. Delete some that are no longer used: ${list(present)}.`;

export const describeLostOptions = (project: Project, lost: readonly BoardOption[]): string =>
  `${nameField(project)} lost ${list(lost)} while options were added, and items lost that value. Somebody else changed the field at the same time, or this server does not keep options; check the items.`;

/**
 * @param missing options that are still not there
 * @param why GitHub's last refusal; null = it took what was written, and then it was gone
 */
export const describeMissing = (
  project: Project,
  missing: readonly BoardOption[],
  why: string | null,
): string =>
  `${nameField(project)} could not be given the options ${list(missing)}, tried 3 times. ${why ?? "Somebody else changes the field at the same time."} Add them by hand, or wait for the next run.`;

export const describeNoView = (project: Project, why: string): string =>
  `${nameBoard(project)}: the view grouped by ${name(project.field)} could not be created. Create it by hand: New view > Board, then Group by > ${clip(project.field)}. ${why}`;
