import type { BoardStore } from "../../reconcile/ports.ts";
import type { StoreTools } from "../store-tools.ts";
import { readBoard } from "./read-board.ts";
import { createField, setOptions } from "./write-field.ts";

const CREATE_VIEW = "POST /orgs/{org}/projectsV2/{project_number}/views";

/** The boards of organisations ("Projects v2"). One request a method. */
export function openBoardStore(tools: StoreTools): BoardStore {
  return {
    readBoard: (name) => readBoard(name, tools),
    createField: (board, name, options) => createField(board.id, name, options, tools),
    setOptions: (fieldId, options) => setOptions(fieldId, options, tools),
    // Columns by Status, as every board has, and a lane for each stream.
    createView: async ({ owner, number }, title, fieldDatabaseId) => {
      const place = { org: owner, project_number: number };
      await tools.rest(CREATE_VIEW, { ...place, name: title, layout: "board", group_by: [fieldDatabaseId] });
    },
  };
}
