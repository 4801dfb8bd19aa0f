import type { Claim } from "../wake-up.ts";
import type { Session } from "./database.ts";

export interface StoredClaim {
  readonly id: string;
  readonly key: string;
  readonly claim: Claim;
}

/** Keeps claims, in their order, for the next job of their key. */
export async function addClaims(
  { query }: Session,
  schema: string,
  claims: readonly { readonly key: string; readonly claim: Claim }[],
): Promise<void> {
  if (claims.length === 0) return;
  const rows = claims.map(({ key, claim }) => ({ key, body: JSON.stringify(claim) }));
  await query(
    `INSERT INTO ${schema}.claim (key, body)
     SELECT key, body FROM json_to_recordset($1::text::json) AS given (key text, body text)`,
    [JSON.stringify(rows)],
  );
}

/** Those of these keys, the first to come first. */
export async function readClaims(
  { query }: Session,
  schema: string,
  keys: readonly string[],
): Promise<readonly StoredClaim[]> {
  if (keys.length === 0) return [];
  const rows = await query<{ id: string; key: string; body: string }>(
    `SELECT id::text AS id, key, body FROM ${schema}.claim
     WHERE key IN (SELECT json_array_elements_text($1::text::json)) ORDER BY claim.id`,
    [JSON.stringify(keys)],
  );
  return rows.map(({ id, key, body }) => ({ id, key, claim: JSON.parse(body) as Claim }));
}

export async function removeClaims(
  { query }: Session,
  schema: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await query(
    `DELETE FROM ${schema}.claim WHERE id IN (SELECT json_array_elements_text($1::text::json)::bigint)`,
    [JSON.stringify(ids)],
  );
}

/** Hands the claims of one key on to another; they keep their order. */
export async function moveClaims(
  { query }: Session,
  schema: string,
  moves: readonly { readonly from: string; readonly to: string }[],
): Promise<void> {
  if (moves.length === 0) return;
  await query(
    `UPDATE ${schema}.claim SET key = given."to"
     FROM json_to_recordset($1::text::json) AS given ("from" text, "to" text) WHERE claim.key = given."from"`,
    [JSON.stringify(moves)],
  );
}
