/** The keys and events by which a row names other issues, or tells that the file has comments. */
const TELLING = ["parent", "blockedBy", "subIssues", "comments", "commented"].map((key) => `"${key}"`);

/** JSON may write any letter as an escape. */
const ESCAPE = "\\u";

/** Whether a row may name other issues or have comments, by its bytes alone; false is certain. */
export function mayConnect(row: Uint8Array): boolean {
  const bytes = Buffer.from(row.buffer, row.byteOffset, row.byteLength);
  return bytes.includes(ESCAPE) || TELLING.some((text) => bytes.includes(text));
}
