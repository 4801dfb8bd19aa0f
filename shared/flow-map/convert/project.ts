import { z } from "zod";
import type { Project, ProjectStatus } from "../../domain/flow-map.ts";
import type { Draft } from "./draft.ts";
import { section, text, texts, wholeNumber } from "./fields.ts";
import { fillKinds } from "./fill-kinds.ts";

const DEFAULT_STATUS: ProjectStatus = {
  backlog: ["Todo", "Backlog"],
  active: ["In Progress", "In Review"],
  waiting: [],
  blocked: ["Blocked"],
  done: ["Done"],
};

const status = section({
  backlog: texts().optional().describe("Default [Todo, Backlog]"),
  active: texts().optional().describe("Default [In Progress, In Review]"),
  waiting: texts().optional().describe("Default none"),
  blocked: texts().optional().describe("Default [Blocked]"),
  done: texts().optional().describe("Default [Done]; ends stage time"),
});

export const project = section({
  owner: text("the login of an organisation").describe("An organisation"),
  number: wholeNumber(1).describe("The number in the board's address"),
  field: text().optional().describe("Default Stream; a single-select field"),
  "add-items": z.boolean({ error: "true or false" }).optional().describe("Default true"),
  status: status.optional().describe("How the board's Status counts"),
}).describe("The board; no section = no board");

export function convertProject(draft: Draft<z.infer<typeof project>> | undefined): Project | null {
  if (draft?.owner === undefined || draft.number === undefined) return null;
  return {
    owner: draft.owner.trim().replace(/^@/, ""),
    number: draft.number,
    field: draft.field?.trim() ?? "Stream",
    addItems: draft["add-items"] ?? true,
    status: fillKinds(draft.status ?? {}, DEFAULT_STATUS),
  };
}
