import type { Claim } from "../wake-up.ts";
import type { Delivery, EventReader } from "./delivery.ts";
import { isRecord, readText, readTime } from "./payload.ts";

/** A card that is on the board, or on it again, has to show where its issue sits. */
const BACK = ["created", "restored"];

/**
 * A card of a board. Who moved it, and that somebody took it off, is nowhere to be read later; that the field is the
 * map's is for the worker to see, which has the map.
 */
export const readBoardItemEvent: EventReader = (delivery) => {
  const { action, payload, installation } = delivery;
  const isBack = BACK.includes(action);
  if (!isBack && action !== "edited" && action !== "deleted") return "Nothing about the card matters here.";
  const item = payload.projects_v2_item;
  if (!isRecord(item) || item.content_type !== "Issue") return "The card is no issue's.";
  const content = readText(item.content_node_id);
  const board = readText(item.project_node_id);
  if (content === null || board === null) return "The event names no card of a board.";
  const target = { kind: "board-item", installation, content } as const;
  if (isBack) return [{ target, claims: [], priority: "related" }];
  const claim = action === "deleted" ? readRemoval(board, delivery) : readMove(board, delivery);
  if (typeof claim === "string") return claim;
  return [{ target, claims: [claim], priority: "event" }];
};

const NOBODY = "The event does not say who did it.";

function readRemoval(board: string, { payload, sender }: Delivery): Claim | string {
  if (sender === null) return NOBODY;
  return { kind: "card-removed", board, by: sender, at: readItemTime(payload) };
}

function readMove(board: string, { payload, sender }: Delivery): Claim | string {
  const value = isRecord(payload.changes) ? payload.changes.field_value : null;
  if (!isRecord(value) || value.field_type !== "single_select") return "No single-select field changed.";
  const field = readText(value.field_name);
  const from = readOption(value.from);
  const to = readOption(value.to);
  if (field === null || from === undefined || to === undefined) return "The event does not say what changed.";
  if (sender === null) return NOBODY;
  return { kind: "card-moved", board, field, from, to, by: sender, at: readItemTime(payload) };
}

/** An option's name; null for no value; undefined when it cannot be told. */
function readOption(option: unknown): string | null | undefined {
  if (option === null || option === undefined) return null;
  return isRecord(option) ? (readText(option.name) ?? undefined) : undefined;
}

function readItemTime({ projects_v2_item: item }: Delivery["payload"]): number | null {
  return isRecord(item) ? readTime(item.updated_at) : null;
}
