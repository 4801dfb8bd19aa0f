import { hashBlob } from "../../state/hash-blob.ts";
import type { Repository } from "../../state/repository.ts";

const LONGEST_TEXT = 512_000;

/** "HEAD:path" or "main:path", as git reads it; null for what is not there. */
export function loadBlob(repository: Repository, expression: string): object | null {
  const [ref = "", ...rest] = expression.split(":");
  const path = rest.join(":");
  const { defaultBranch } = repository;
  const isHead = ["HEAD", defaultBranch, `refs/heads/${defaultBranch}`].includes(ref);
  const text = isHead ? repository.files.get(path) : undefined;
  if (text === undefined) return null;
  const byteSize = Buffer.byteLength(text);
  const isTruncated = byteSize > LONGEST_TEXT;
  const oid = hashBlob(text);
  return {
    __typename: "Blob",
    id: `B_${oid}`,
    oid,
    abbreviatedOid: oid.slice(0, 7),
    byteSize,
    isBinary: false,
    isTruncated,
    text: isTruncated ? Buffer.from(text).subarray(0, LONGEST_TEXT).toString("utf8") : text,
    repository,
  };
}
