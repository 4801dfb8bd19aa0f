import { z } from "zod";
import type { Project, ProjectStatus } from "../../domain/flow-map.ts";
import { foldName } from "../../text/fold-name.ts";
import { type Draft, section, text, texts, valuesOf, wholeNumber } from "./fields.ts";

export const STATUS_KINDS = ["backlog", "active", "waiting", "blocked", "done"] as const;

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
    status: convertStatus(draft.status ?? {}),
  };
}

/** A status that the file puts in one kind is taken out of the defaults of the others. */
function convertStatus(draft: Draft<z.infer<typeof status>>): ProjectStatus {
  const named = new Set(STATUS_KINDS.flatMap((kind) => valuesOf(draft[kind]).map(foldName)));
  const of = (kind: keyof ProjectStatus): readonly string[] =>
    draft[kind] === undefined
      ? DEFAULT_STATUS[kind].filter((name) => !named.has(foldName(name)))
      : valuesOf(draft[kind]);
  return {
    backlog: of("backlog"),
    active: of("active"),
    waiting: of("waiting"),
    blocked: of("blocked"),
    done: of("done"),
  };
}
