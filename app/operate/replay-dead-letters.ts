import type { IncomingMessage } from "node:http";
import { isRecord } from "../events/payload.ts";
import type { Log } from "../log.ts";
import { readRawBody } from "../read-raw-body.ts";
import { type Answer, answerJson, answerLine } from "./answer.ts";
import type { LetterBox } from "./letter-box.ts";

/** Bytes; room for the ids of a thousand. */
const LARGEST = 64 * 1024;
/** Put back in one go. */
const BATCH = 500;
/** The oldest are listed, so that is where the ids come from that somebody asks for. */
const MOST_SEARCHED = 10_000;

const HOW = 'Send {} to have all done again, or {"ids":["..."]}.';

/**
 * Puts dead letters back to work. The request's body is JSON: `{}` = all that are there now, or `{ ids }`.
 *
 * @returns JSON: `{ replayed, unknown }`, how many were put back, and the ids that are none (any more); 400, 413 or 415
 *   for another body. No web page can send that content type here without being asked first, and nothing answers that.
 */
export async function replayDeadLetters(box: LetterBox, request: IncomingMessage, log: Log): Promise<Answer> {
  if (!/^application\/json\s*(?:;|$)/i.test(request.headers["content-type"] ?? "")) {
    return answerLine(415, "Send JSON: the content type has to be application/json.");
  }
  const body = await readRawBody(request, LARGEST);
  if (body.kind !== "whole") return answerLine(413, "That is too much. Send fewer ids at a time.");
  const ids = readIds(body.bytes);
  if (ids === null) return answerLine(400, HOW);
  const done = ids === "all" ? await replayAll(box) : await replaySome(new Set(ids), box);
  log.info({ replayed: done.replayed, unknown: done.unknown.length }, "Dead letters were put back to work.");
  return answerJson(200, done);
}

/** Null = it says neither. A misspelt key must not mean all. */
function readIds(bytes: Buffer): readonly string[] | "all" | null {
  let body: unknown;
  try {
    body = JSON.parse(bytes.toString("utf8"));
  } catch {
    return null;
  }
  if (!isRecord(body)) return null;
  const { ids, ...more } = body;
  if (Object.keys(more).length > 0) return null;
  if (ids === undefined) return "all";
  return Array.isArray(ids) && ids.every((id) => typeof id === "string") ? ids : null;
}

interface Replayed {
  readonly replayed: number;
  readonly unknown: readonly string[];
}

/** As many as there are now: what is given up again meanwhile comes behind them, and is left. */
async function replayAll(box: LetterBox): Promise<Replayed> {
  let replayed = 0;
  let left = await box.count();
  while (left > 0) {
    const letters = await box.list(Math.min(left, BATCH));
    if (letters.length === 0) break;
    replayed += await box.replay(letters);
    left -= letters.length;
  }
  return { replayed, unknown: [] };
}

async function replaySome(ids: ReadonlySet<string>, box: LetterBox): Promise<Replayed> {
  const letters = (await box.list(MOST_SEARCHED)).filter(({ id }) => ids.has(id));
  const known = new Set(letters.map(({ id }) => id));
  return { replayed: await box.replay(letters), unknown: [...ids].filter((id) => !known.has(id)) };
}
