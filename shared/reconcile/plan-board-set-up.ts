import type { FlowMap, Project } from "../domain/flow-map.ts";
import type { Stream } from "../domain/stream.ts";
import { cutText } from "../text/cut-text.ts";
import { flattenLine } from "../text/flatten-line.ts";
import { foldName } from "../text/fold-name.ts";
import {
  describeClosed,
  describeFullField,
  describeReadOnly,
  describeUnseen,
  describeWrongType,
} from "./board-troubles.ts";
import type { Board, BoardField, BoardOption, OptionColor } from "./ports.ts";

/** What is to be written to a board's field. */
export type BoardStep =
  | { readonly kind: "create-field"; readonly options: readonly BoardOption[] }
  /** All options of the field: those that are there, as they are, and the new ones behind them. */
  | { readonly kind: "set-options"; readonly fieldId: string; readonly options: readonly BoardOption[] };

export interface BoardSetUpPlan {
  /** Null = nothing. */
  readonly step: BoardStep | null;
  /** False = the board is to be left alone. */
  readonly usable: boolean;
  /** Each one plain line for a maintainer: what does not work, and how to mend it. */
  readonly troubles: readonly string[];
}

/** GitHub's limit for one field. */
const MOST_OPTIONS = 50;
/** In characters; it is shown in one line under the option's name. */
const LONGEST_DESCRIPTION = 200;

/** What a board lacks to show the streams of a map. */
export function planBoardSetUp(board: Board | null, project: Project, { streams }: FlowMap): BoardSetUpPlan {
  const trouble = findObstacle(board, project);
  if (trouble !== null) return { step: null, usable: false, troubles: [trouble] };
  const wanted = streams.filter(({ successor }) => successor === null).map(toOption);
  const { field } = board!;
  if (field.kind !== "single-select") {
    return { step: { kind: "create-field", options: wanted }, usable: true, troubles: [] };
  }
  return planOptions(field, wanted, project);
}

/** Null = there is none. */
function findObstacle(board: Board | null, project: Project): string | null {
  if (board === null) return describeUnseen(project);
  if (board.closed) return describeClosed(project, board);
  if (!board.writable) return describeReadOnly(project);
  return board.field.kind === "other-type" ? describeWrongType(project, board.field.type) : null;
}

function planOptions(
  { id: fieldId, options }: Extract<BoardField, { kind: "single-select" }>,
  wanted: readonly BoardOption[],
  project: Project,
): BoardSetUpPlan {
  const present = new Set(options.map(({ name }) => foldName(name)));
  const missing = wanted.filter(({ name }) => !present.has(foldName(name)));
  const room = Math.max(0, MOST_OPTIONS - options.length);
  const added = missing.slice(0, room);
  const left = missing.slice(room);
  return {
    step: added.length === 0 ? null : { kind: "set-options", fieldId, options: [...options, ...added] },
    usable: true,
    troubles: left.length === 0 ? [] : [describeFullField(project, left, options)],
  };
}

const toOption = ({ name, color, outcome }: Stream): BoardOption => ({
  id: null,
  name,
  color: color.toUpperCase() as OptionColor,
  description: cutText(flattenLine(outcome ?? ""), LONGEST_DESCRIPTION),
});
