import { createHash } from "node:crypto";

/** The id that git gives to a file of this content. */
export function hashBlob(text: string): string {
  const bytes = Buffer.from(text);
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
