import type { FlowMap, Project } from "../domain/flow-map.ts";
import { GitHubError } from "../domain/github-error.ts";
import { foldName } from "../text/fold-name.ts";
import { describeLostOptions, describeMissing, describeNoView, describeReadOnly } from "./board-troubles.ts";
import { type BoardStep, planBoardSetUp } from "./plan-board-set-up.ts";
import type { Board, BoardOption, BoardStore } from "./ports.ts";
import { OneAtATime } from "./run-one-at-a-time.ts";

/** The board of a flow map as it is used. */
export interface BoardSetUp {
  /** Null = there is none, or it cannot be seen. */
  readonly board: Board | null;
  /** Null = there is no such field (yet). */
  readonly fieldId: string | null;
  /** Ids of the options that are there, by folded name. */
  readonly options: ReadonlyMap<string, string>;
  /** Folded names of these, and in a dry run of those that would be created. */
  readonly optionNames: ReadonlySet<string>;
  /** Each one plain line for a maintainer: what does not work, and how to mend it. */
  readonly troubles: readonly string[];
  /** False = the board is to be left alone. */
  readonly usable: boolean;
}

export interface BoardSetUpRequest {
  readonly project: Project;
  readonly flowMap: FlowMap;
  readonly store: BoardStore;
  /** False = a dry run: nothing is written. */
  readonly mayWrite: boolean;
}

const MOST_TRIES = 3;

const perBoard = new OneAtATime();

/**
 * Gives the board its field and the options that it lacks, and a view when the field is new. What was written is read
 * again: where somebody else wrote at the same time it is begun anew.
 *
 * @throws GitHubError when GitHub asks to wait, or its answers are lost
 */
export async function setUpBoard(request: BoardSetUpRequest): Promise<BoardSetUp> {
  const { project, flowMap, store, mayWrite } = request;
  if (mayWrite) {
    return perBoard.run(`${project.owner}/${project.number}`.toLowerCase(), () => changeBoard(request));
  }
  const board = await store.readBoard(project);
  const { step, usable, troubles } = planBoardSetUp(board, project, flowMap);
  return toSetUp(board, usable, troubles, step?.options);
}

async function changeBoard(request: BoardSetUpRequest): Promise<BoardSetUp> {
  const { project, flowMap, store } = request;
  const told: string[] = [];
  let before: readonly BoardOption[] = [];
  let why: string | null = null;
  for (let tries = 0; ; tries += 1) {
    const board = await store.readBoard(project);
    const lost = findLost(before, board);
    if (lost.length > 0) told.push(describeLostOptions(project, lost));
    const { step, usable, troubles } = planBoardSetUp(board, project, flowMap);
    if (step === null || board === null) return toSetUp(board, usable, [...told, ...troubles]);
    if (tries === MOST_TRIES) {
      const missing = step.options.filter(({ id }) => id === null);
      const isThere = step.kind === "set-options";
      return toSetUp(board, isThere, [...told, ...troubles, describeMissing(project, missing, why)]);
    }
    try {
      told.push(...(await carryOut(step, board, request)));
      why = null;
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      if (error.kind === "forbidden") return toSetUp(board, false, [...told, describeReadOnly(project)]);
      // The field, or an option of it, is another one by now.
      if (error.kind !== "refused" && error.kind !== "gone") throw error;
      why = error.message;
    }
    before = optionsOf(board);
  }
}

/** @returns troubles */
async function carryOut(
  step: BoardStep,
  board: Board,
  { project, store }: BoardSetUpRequest,
): Promise<string[]> {
  if (step.kind === "set-options") {
    await store.setOptions(step.fieldId, step.options);
    return [];
  }
  const field = await store.createField(board, project.field, step.options);
  const databaseId = field.kind === "single-select" ? field.databaseId : null;
  if (databaseId === null) return [describeNoView(project, "GitHub told no integer id of the field.")];
  try {
    await store.createView(project, `By ${project.field}`, databaseId);
    return [];
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return [describeNoView(project, error.message)];
  }
}

function findLost(before: readonly BoardOption[], board: Board | null): BoardOption[] {
  if (board === null) return [];
  const ids = new Set(optionsOf(board).map(({ id }) => id));
  return before.filter(({ id }) => !ids.has(id));
}

const optionsOf = (board: Board): readonly BoardOption[] =>
  board.field.kind === "single-select" ? board.field.options : [];

function toSetUp(
  board: Board | null,
  usable: boolean,
  troubles: readonly string[],
  planned: readonly BoardOption[] = [],
): BoardSetUp {
  const present = board === null ? [] : optionsOf(board);
  // Of two options that read alike, the first.
  const options = new Map(
    present.toReversed().flatMap(({ id, name }) => (id === null ? [] : [[foldName(name), id]])),
  );
  return {
    board,
    fieldId: board?.field.kind === "single-select" ? board.field.id : null,
    options,
    optionNames: new Set([...options.keys(), ...planned.map(({ name }) => foldName(name))]),
    troubles,
    usable,
  };
}
