import type { Readable } from "node:stream";

/** GitHub sends at most 25 MB; in bytes. */
export const LARGEST_BODY = 25 * 1024 * 1024;

/** `too-large`: more than the limit came; `broken-off`: the sender went before the end. */
export type RawBody =
  | { readonly kind: "whole"; readonly bytes: Buffer }
  | { readonly kind: "too-large" }
  | { readonly kind: "broken-off" };

/**
 * Reads a request's body as the bytes that were sent, at most `limit` of them: what comes beyond is left unread and
 * the stream paused, so that the caller can still answer. Never rejects.
 */
export function readRawBody(stream: Readable, limit = LARGEST_BODY): Promise<RawBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (body: RawBody): void => {
      stream.off("data", onData).off("end", onEnd).off("close", onClose);
      // The listener for errors stays: an error that comes later must not crash the host.
      resolve(body);
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        stream.pause();
        settle({ kind: "too-large" });
      }
    };
    const onEnd = (): void => settle({ kind: "whole", bytes: Buffer.concat(chunks, size) });
    const onClose = (): void => settle({ kind: "broken-off" });
    stream.on("data", onData).on("end", onEnd).on("error", onClose).on("close", onClose);
    if (stream.destroyed) onClose();
  });
}
